import { expect, onTestFinished, test } from 'vitest'
import { openSink } from '../../../tests/support/mail-sink.ts'
import { within } from '../fired.fixture.ts'
import { carrierTo } from '../mail/mail.fixture.ts'
import { openRudeServer } from '../mail/rude-server.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'

const ada = 'ada@example.org'
const preferences = 'preferences { email isEmailVerified emailProblem }'
const setEmail = ({ ask }: World, email: string | null) =>
  ask(`mutation ($email: String) { updatePreferences(input: { email: $email }) { ${preferences} } }`, { email })
const problemOf = async ({ ask }: World, ownerId = 'ada'): Promise<unknown> =>
  JSON.parse(JSON.stringify((await ask(`{ ${preferences} }`, {}, ownerId)).data)).preferences.emailProblem
/** As if the last code had been asked for a minute earlier. */
const aMinutePasses = ({ admin }: World) =>
  admin.query(`update reminder.email_code set created_at = created_at - interval '61 seconds'`)

const worldWith = (smtpUrl: string) => openWorld({ carriers: { EMAIL: carrierTo(smtpUrl) } })

test('whoever waits for a code is told why it does not come, until a new address is named', async () => {
  const world = await worldWith((await openRudeServer({ RCPT: '550 5.1.1 <ada@example.org> is unknown' })).url)
  const { data } = await setEmail(world, ada)
  expect(data).toMatchObject({ updatePreferences: { preferences: { email: ada } } })

  await expect.poll(() => problemOf(world), within).toBe('The mail server refused the address (550 5.1.1).')
  expect(await problemOf(world, 'eve')).toBeNull()

  await setEmail(world, null)
  expect(await problemOf(world)).toBeNull()
})

test('a code that is tried again is a problem until it has been sent', async () => {
  const world = await worldWith((await openRudeServer({ RCPT: '451 4.3.0 try later' })).url)
  await setEmail(world, ada)

  await expect.poll(() => problemOf(world), within).toMatch(/451/)

  await world.admin.query(`update reminder.delivery set status = 'ACCEPTED', claim_at = null, accepted_at = now()`)
  expect(await problemOf(world)).toBeNull()
})

test('only the newest code counts, and none once the address is verified', async () => {
  const sink = await openSink()
  onTestFinished(sink.close)
  const world = await worldWith(sink.url)
  await setEmail(world, ada)
  await expect.poll(() => sink.arrived, within).toHaveLength(1)
  await world.admin.query(`update reminder.delivery set status = 'FAILED', last_error = 'The first did not go out.'`)
  expect(await problemOf(world)).toBe('The first did not go out.')

  await aMinutePasses(world)
  await setEmail(world, ada)
  expect(await problemOf(world)).toBeNull()

  await world.admin.query(`update reminder.delivery set status = 'FAILED', last_error = 'Neither did the second.'`)
  await world.admin.query(`update reminder.preference set email_verified_at = now()`)
  expect(await problemOf(world)).toBeNull()
})
