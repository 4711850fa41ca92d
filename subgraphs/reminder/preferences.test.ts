import { expect, test } from 'vitest'
import { within } from './fired.fixture.ts'
import { openWorld, type World } from './reminder.fixture.ts'

const shown =
  '{ preferences { email isEmailVerified timeZone locale channels defaultLead quietHours { from until } nagEvery morningDigestAt } }'
const prefer = ({ ask }: World, input: object, ownerId?: string) =>
  ask(`mutation ($input: PreferencesInput!) { updatePreferences(input: $input) ${shown} }`, { input }, ownerId)

const usual = {
  email: null,
  isEmailVerified: false,
  timeZone: 'Europe/Berlin',
  locale: 'EN',
  channels: ['IN_APP'],
  defaultLead: 'PT0S',
  quietHours: null,
  nagEvery: null,
  morningDigestAt: null,
}

test('whoever has said nothing has the server’s zone and a reminder at the due', async () => {
  const { ask } = await openWorld()

  expect((await ask(shown)).data).toEqual({ preferences: usual })
})

test('what is said is kept, for oneself alone; null clears it', async () => {
  const world = await openWorld({ carriers: null })

  const said = {
    timeZone: 'Asia/Karachi',
    locale: 'UR',
    channels: ['EMAIL', 'PUSH'],
    defaultLead: 'PT15M',
    quietHours: { from: '22:30', until: '06:00:30' },
    nagEvery: 'PT10M',
    morningDigestAt: '07:00',
  }
  const answered = { ...usual, ...said }
  expect((await prefer(world, said)).data).toEqual({ updatePreferences: { preferences: answered } })
  await prefer(world, { timeZone: null, defaultLead: null, quietHours: null })

  expect((await world.ask(shown)).data).toEqual({
    preferences: { ...answered, timeZone: 'Europe/Berlin', defaultLead: null, quietHours: null },
  })
  expect((await world.ask(shown, {}, 'eve')).data).toEqual({ preferences: usual })
})

test('each change is told once, by its maker, with the whole after it; saying it again is no change', async () => {
  const world = await openWorld()
  await prefer(world, { timeZone: 'Asia/Karachi' })
  await prefer(world, { timeZone: 'Asia/Karachi' })
  await prefer(world, { defaultLead: null })

  await expect
    .poll(() => world.preferencesTold(), within)
    .toMatchObject([
      {
        type: 'preferences.updated',
        subject: 'ada',
        ownerid: 'ada',
        actortype: 'user',
        actorid: 'ada',
        correlationid: 'asking-for-it',
        aggregateversion: 1,
        data: {
          preferences: { ...usual, timeZone: 'Asia/Karachi' },
          changes: { timeZone: { old: null, new: 'Asia/Karachi' } },
        },
      },
      { aggregateversion: 2, data: { changes: { defaultLead: { old: 'PT0S', new: null } } } },
    ])
})

test('changes at the same time take turns: none is lost, and each has a version of its own', async () => {
  const world = await openWorld()
  const leads = Array.from({ length: 12 }, (_, index) => `PT${index + 1}M`)

  const answers = await Promise.all(leads.map((defaultLead) => prefer(world, { defaultLead })))

  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
  await expect.poll(() => world.preferencesTold(), within).toHaveLength(leads.length)
  const versions = world.preferencesTold().map(({ aggregateversion }) => aggregateversion)
  expect(versions).toEqual(leads.map((_, index) => index + 1))
})

const zone = 'use an IANA time zone, like Europe/Berlin'
const address = 'write one address alone, like ali@example.org'
const whole = 'leave some of the day: from and until must differ; null for no quiet hours'

test.each([
  ['timeZone', { timeZone: 'Europe/Atlantis' }, zone],
  ['timeZone', { timeZone: '+02:00' }, zone],
  ['channels', { channels: [] }, 'name at least one channel, or null for the usual one'],
  ['channels', { channels: Array(4).fill('IN_APP') }, 'name each channel once'],
  ['defaultLead', { defaultLead: '-PT5M' }, 'use a lead from PT0S to P366D'],
  ['defaultLead', { defaultLead: 'P366DT1S' }, 'use a lead from PT0S to P366D'],
  ['defaultLead', { defaultLead: 'soon' }, 'write the duration in ISO 8601, like PT15M'],
  ['quietHours', { quietHours: { from: '22:00', until: '22:00' } }, whole],
  ['quietHours', { quietHours: { from: '22:00', until: '22:00:00' } }, whole],
  ['quietHours.until', { quietHours: { from: '22:00', until: '24:00' } }, 'use a time from 00:00 to 23:59:59'],
  ['nagEvery', { nagEvery: 'PT59S' }, 'use a time from PT1M to P1D'],
  ['nagEvery', { nagEvery: 'PT24H1S' }, 'use a time from PT1M to P1D'],
  ['nagEvery', { nagEvery: '-PT5M' }, 'use a time from PT1M to P1D'],
  ['morningDigestAt', { morningDigestAt: '7 am' }, 'write the time as 17:00'],
  ['email', { email: '' }, address],
  ['email', { email: 'ada@example.org\nbcc: eve@example.org' }, 'remove the line breaks and control characters'],
  ['email', { email: 'ada@example.org, eve@example.org' }, address],
])('a %s that cannot be is refused with what to do about it, and nothing is stored', async (path, input, problem) => {
  const world = await openWorld()

  const { errors } = await prefer(world, { locale: 'UR', ...input })

  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', problems: [{ path: `input.${path}`, problem }] })
  expect((await world.ask(shown)).data).toEqual({ preferences: usual })
})

test.each([
  ['email', { email: 'ada@example.org' }],
  ['channels.0', { channels: ['EMAIL'] }],
])('%s is refused where nothing carries mail', async (path, input) => {
  const world = await openWorld({ carriers: {} })

  const { errors } = await prefer(world, input)

  const problem = expect.stringContaining('there is no e-mail here')
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', problems: [{ path: `input.${path}`, problem }] })
})

test('every problem is told at once', async () => {
  const wrong = {
    email: 'nobody',
    timeZone: 'Mars/Base',
    channels: [],
    defaultLead: 'P367D',
    quietHours: { from: '00:00', until: '00:00' },
    nagEvery: 'PT0S',
    morningDigestAt: '25:00',
  }

  const { errors } = await prefer(await openWorld(), wrong)

  const problems = errors?.[0]?.extensions['problems'] as { path: string }[] // a list, or the next line fails
  expect(problems.map(({ path }) => path)).toEqual(Object.keys(wrong).map((field) => `input.${field}`))
})

test('what is kept has one spelling, so that it can be shown and compared', async () => {
  const said = { defaultLead: 'pt15m', nagEvery: '+pt10m', morningDigestAt: '07:00:00', channels: ['PUSH', 'PUSH'] }

  expect((await prefer(await openWorld(), said)).data).toMatchObject({
    updatePreferences: {
      preferences: { defaultLead: 'PT15M', nagEvery: 'PT10M', morningDigestAt: '07:00', channels: ['PUSH'] },
    },
  })
})
