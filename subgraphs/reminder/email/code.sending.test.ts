import { expect, test } from 'vitest'
import { within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { forgetAll } from '../retention.fixture.ts'
import { ada, asleep, deliveries, pass, setEmail, shown } from './verification.fixture.ts'

const limited = [expect.objectContaining({ extensions: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) } })]

test('one code a minute and five an hour for one person, and what was refused changed nothing', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, 'one@example.org')
  const { errors } = await setEmail(world, 'two@example.org')
  expect(errors).toEqual(limited)
  expect(errors?.[0]?.message).toBe(
    'A code was just sent: ask again in a minute. Nothing else that came with it was changed either.',
  )
  expect(errors?.[0]?.extensions['retryAfterMs']).toBeLessThanOrEqual(60_000)
  expect((await world.ask(shown)).data).toMatchObject({ preferences: { email: 'one@example.org' } })

  for (let sent = 1; sent < 5; sent++) {
    await pass(world, '61 seconds')
    expect((await setEmail(world, `number-${sent}@example.org`)).errors).toBeUndefined()
  }
  await pass(world, '61 seconds')
  const sixth = await setEmail(world, 'six@example.org')
  expect(sixth.errors).toEqual(limited)
  expect(sixth.errors?.[0]?.message).toMatch(/^Only 5 codes are sent in an hour: .* Nothing else/)
  expect(await deliveries(world)).toHaveLength(5)
})

test('that a code was asked for is told each time, though nothing else changed', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  expect((await setEmail(world, ada)).errors).toEqual(limited)
  await pass(world, '61 seconds')
  await setEmail(world, ada)

  const ids = (await world.admin.query<{ id: string }>('select id from reminder.email_code order by created_at')).map(
    ({ id }) => id,
  )
  const requests = () => world.preferencesTold().filter(({ type }) => type === 'code.requested')
  await expect.poll(requests, within).toHaveLength(2)
  expect(requests().map(({ subject }) => subject)).toEqual(ids)
})

test('five codes an hour to one address, however many people ask at once, and whatever its capitals', async () => {
  const world = await openWorld(asleep)
  const people = Array.from({ length: 12 }, (_, index) => `person-${index}`)

  const answers = await Promise.all(
    people.map((owner, index) => setEmail(world, index % 2 ? ada : 'Ada@example.org', owner)),
  )

  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(5)
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual(Array(7).fill(limited[0]))
  expect(await deliveries(world)).toHaveLength(5)
})

test('which addresses codes were sent to is forgotten after a day', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  await pass(world, '23 hours')
  await forgetAll(world.database.open('reminder_worker'))
  expect(await world.admin.query('select address from reminder.email_code')).toHaveLength(1)
  expect(await deliveries(world)).toHaveLength(1)

  await pass(world, '1 hour')
  await forgetAll(world.database.open('reminder_worker'))
  expect(await world.admin.query('select address from reminder.email_code')).toEqual([])
  expect(await deliveries(world)).toEqual([])
})
