import { expect, test } from 'vitest'
import { within } from './fired.fixture.ts'
import { openWorld, type World } from './reminder.fixture.ts'

const shown = '{ preferences { timeZone locale channels defaultLead } }'
const prefer = ({ ask }: World, input: object, ownerId?: string) =>
  ask(`mutation ($input: PreferencesInput!) { updatePreferences(input: $input) ${shown} }`, { input }, ownerId)

const usual = { timeZone: 'Europe/Berlin', locale: 'EN', channels: ['IN_APP'], defaultLead: 'PT0S' }

test('whoever has said nothing has the server’s zone and a reminder at the due', async () => {
  const { ask } = await openWorld()

  expect((await ask(shown)).data).toEqual({ preferences: usual })
})

test('what is said is kept, for oneself alone; null clears it', async () => {
  const world = await openWorld()

  const said = { timeZone: 'Asia/Karachi', locale: 'UR', channels: ['IN_APP'], defaultLead: 'PT15M' }
  expect((await prefer(world, said)).data).toEqual({ updatePreferences: { preferences: said } })
  await prefer(world, { timeZone: null, defaultLead: null })

  expect((await world.ask(shown)).data).toEqual({
    preferences: { ...said, timeZone: 'Europe/Berlin', defaultLead: null },
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

test.each([
  ['timeZone', { timeZone: 'Europe/Atlantis' }, 'use an IANA time zone, like Europe/Berlin'],
  ['timeZone', { timeZone: '+02:00' }, 'use an IANA time zone, like Europe/Berlin'],
  ['channels.1', { channels: ['IN_APP', 'EMAIL'] }, 'use IN_APP: e-mail and push are not to be had yet'],
  ['channels', { channels: [] }, 'name at least one channel, or null for the usual one'],
  ['defaultLead', { defaultLead: '-PT5M' }, 'use a lead from PT0S to P366D'],
  ['defaultLead', { defaultLead: 'soon' }, 'write the duration in ISO 8601, like PT15M'],
])('a %s that cannot be is refused with what to do about it', async (path, input, problem) => {
  const world = await openWorld()

  const { errors } = await prefer(world, input)

  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', problems: [{ path: `input.${path}`, problem }] })
  expect((await world.ask(shown)).data).toEqual({ preferences: usual })
})

test('a lead is kept in one spelling, so that it can be shown', async () => {
  const world = await openWorld()

  expect((await prefer(world, { defaultLead: 'pt15m' })).data).toMatchObject({
    updatePreferences: { preferences: { defaultLead: 'PT15M' } },
  })
})
