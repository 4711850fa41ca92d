import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Sql } from '../../../platform/database.ts'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'
import { slowMs } from './slow-devices.ts'

const soon = (ms: number) => new Date(Date.now() + ms)
const accepted = async (world: World) => (await deliveriesOf(world)).filter(({ status }) => status === 'ACCEPTED')
const byMail = (count: number) =>
  created(
    aTask(),
    Array.from({ length: count }, () => ({ at: soon(100), channels: ['EMAIL' as const] })),
  )

test('an address that hangs keeps to its few places, and everyone else’s mail goes out', async () => {
  const hanging = Promise.withResolvers<Outcome>()
  const carrier = testCarrier(({ ownerId }) => (ownerId === 'eve' ? hanging.promise : { is: 'accepted' }))
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  const owners = Array.from({ length: 20 }, (_, index) => `owner${index}`)
  await Promise.all(['eve', ...owners].map((ownerId) => mailbox(world, ownerId)))
  await Promise.all(Array.from({ length: 10 }, () => world.say(byMail(10), { ownerId: 'eve' })))
  await expect.poll(() => carrier.parcels, within).toHaveLength(4)

  await Promise.all(owners.map((ownerId) => world.say(byMail(3), { ownerId })))

  await expect.poll(async () => (await accepted(world)).length, within).toBe(60)
  expect(carrier.parcels.filter(({ ownerId }) => ownerId === 'eve')).toHaveLength(4)
  hanging.resolve({ is: 'accepted' })
})

test('what failed before keeps to its few places as well', async () => {
  const hanging = Promise.withResolvers<Outcome>()
  const carrier = testCarrier((_, attempt) => (attempt === 1 ? { is: 'postponed', reason: 'Busy.' } : hanging.promise))
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  const owners = Array.from({ length: 30 }, (_, index) => `owner${index}`)
  await Promise.all(owners.map((ownerId) => mailbox(world, ownerId)))
  await Promise.all(owners.map((ownerId) => world.say(byMail(2), { ownerId })))
  await expect
    .poll(async () => (await deliveriesOf(world)).filter(({ status }) => status === 'RETRYING').length, within)
    .toBe(60)

  await attemptsAreDue(world)

  await expect.poll(() => carrier.parcels.length, within).toBe(70)
  const inHand = carrier.parcels.slice(60).map(({ key }) => key)
  const turns = () =>
    world.admin.query<{ fence: number }>('select fence from reminder.delivery where key <> all($1)', [inHand])
  const fences = async () => (await turns()).map(({ fence }) => fence)
  const before = Math.max(...(await fences()))
  await expect.poll(async () => Math.min(...(await fences())), within).toBeGreaterThan(before) // each was claimed, and put off
  expect(carrier.parcels).toHaveLength(70)
  hanging.resolve({ is: 'accepted' })
})

test('10,000 at once: no more than fifty are tried at a time, and none is kept in mind before its turn', async () => {
  const carrier = testCarrier(() => sleep(5).then((): Outcome => ({ is: 'accepted' })))
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: carrier } })
  await world.admin.query(`insert into reminder.preference (owner_id, email, email_verified_at, version)
    select 'owner' || n, 'owner' || n || '@example.org', now(), 1 from generate_series(0, 499) n`)
  await world.admin.query(`insert into reminder.delivery (owner_id, key, kind, channel, device, destination, status, is_confirmed,
      attempts, fired_at, claim_at, give_up_at, content, correlation_id)
    select 'owner' || n % 500, 'digest:' || n, 'DIGEST', 'EMAIL', 'owner' || n % 500 || '@example.org', 'masked', 'PENDING', true,
      0, now(), now(), now() + interval '1 day',
      '{"kind":"DIGEST","date":"2030-01-01","today":{"lines":[],"more":0},"overdue":{"lines":[],"more":0}}', 'c'
    from generate_series(1, 10000) n`)

  world.reminder.start()
  const held: number[] = []
  const watch = async () => {
    const [row] = await world.admin.query<{ held: number; accepted: number }>(
      `select count(*) filter (where fence > 0 and status = 'PENDING')::int as held,
         count(*) filter (where status = 'ACCEPTED')::int as accepted from reminder.delivery`,
    )
    held.push(row?.held ?? 0)
    return row?.accepted
  }
  await expect.poll(watch, { timeout: 80_000, interval: 250 }).toBe(10_000)

  expect(carrier.most()).toBeLessThanOrEqual(50)
  expect(carrier.parcels).toHaveLength(10_000)
  expect(Math.max(...held)).toBeLessThanOrEqual(75 + 500 + 200) // at hand, to be recorded, and being recorded
}, 90_000)

test('10,000 of one person at once are put off by hundreds, so that whoever comes after them waits for no long row', async () => {
  const hanging = Promise.withResolvers<Outcome>()
  const carrier = testCarrier(({ ownerId }) => (ownerId === 'eve' ? hanging.promise : { is: 'accepted' }))
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: carrier } })
  await Promise.all([mailbox(world, 'eve'), mailbox(world, 'ada')])
  await digests(world, 'eve', 10_000)
  await digests(world, 'ada', 1)

  world.reminder.start()

  await expect.poll(async () => (await accepted(world)).length, { timeout: 30_000 }).toBe(1)
  // Those that were told to come back latest were looked at once: as often as they were written, statements were made.
  const [row] = await world.admin.query<{ statements: number }>(
    `select count(distinct xmin::text)::int as statements from reminder.delivery
     where owner_id = 'eve' and fence > 0 and claim_at > now() + interval '40 s'`,
  )
  expect(row?.statements).toBeGreaterThan(0)
  expect(row?.statements).toBeLessThan(40)
  expect(carrier.parcels.filter(({ ownerId }) => ownerId === 'eve')).toHaveLength(4)
  hanging.resolve({ is: 'accepted' })
})

test('those whose last attempt was slow keep to half of the places, however many they are', async () => {
  const hanging = Promise.withResolvers<Outcome>()
  const carrier = testCarrier(async ({ ownerId }) => {
    if (ownerId === 'ada') return { is: 'accepted' }
    return isFirst ? sleep(slowMs + 200, { is: 'accepted' as const }) : hanging.promise
  })
  let isFirst = true
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: carrier } })
  const slow = Array.from({ length: 30 }, (_, index) => `slow${index}`)
  await Promise.all(['ada', ...slow].map((ownerId) => mailbox(world, ownerId)))
  await Promise.all(slow.map((ownerId) => digests(world, ownerId, 1)))
  world.reminder.start()
  await expect.poll(async () => (await accepted(world)).length, { timeout: 30_000 }).toBe(30)
  isFirst = false

  await Promise.all(slow.map((ownerId) => digests(world, ownerId, 1, 'b')))
  await expect.poll(() => carrier.parcels.length, within).toBeGreaterThanOrEqual(30 + 25)
  await digests(world, 'ada', 1)

  await expect.poll(async () => (await accepted(world)).length, within).toBe(31)
  expect(carrier.parcels.filter(({ ownerId }) => ownerId !== 'ada')).toHaveLength(30 + 25)
  hanging.resolve({ is: 'accepted' })
})

test('behind a crowd nobody waits for longer than the attempts of those before them', async () => {
  const hanging = Promise.withResolvers<Outcome>()
  const times: number[] = []
  const carrier = testCarrier(({ ownerId }) => {
    if (ownerId === 'eve') return hanging.promise
    times.push(performance.now())
    return sleep(100).then(() => ({ is: 'accepted' }))
  })
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: carrier } })
  const owners = Array.from({ length: 60 }, (_, index) => `owner${index}`)
  await Promise.all(['eve', ...owners].map((ownerId) => mailbox(world, ownerId)))
  world.reminder.start()

  const gaps: number[] = []
  for (let crowd = 1; crowd <= 3; crowd++) {
    times.length = 0
    await world.admin.transaction(async (tx) => {
      await digests({ admin: tx }, 'eve', 160, `${crowd}`)
      for (const ownerId of owners) await digests({ admin: tx }, ownerId, 5, `${crowd}`)
    })
    await expect.poll(() => times, within).toHaveLength(300)
    gaps.push(Math.max(...times.map((time, index) => time - (times[index - 1] ?? time))))
  }
  hanging.resolve({ is: 'accepted' })

  expect(Math.min(...gaps)).toBeLessThan(800) // the best of three, as a busy machine pauses; asleep, a worker looks once a second
})

const digests = ({ admin }: Readonly<{ admin: Sql }>, ownerId: string, count: number, series = 'a') =>
  admin.query(
    `insert into reminder.delivery (owner_id, key, kind, channel, device, destination, status, is_confirmed,
      attempts, fired_at, claim_at, give_up_at, content, correlation_id)
    select $1, 'digest:' || $1 || ':' || $3 || n, 'DIGEST', 'EMAIL', $1 || '@example.org', 'masked', 'PENDING', true,
      0, clock_timestamp(), clock_timestamp(), now() + interval '1 day',
      '{"kind":"DIGEST","date":"2030-01-01","today":{"lines":[],"more":0},"overdue":{"lines":[],"more":0}}', 'c'
    from generate_series(1, $2::integer) n`,
    [ownerId, count, series],
  )
