import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feedRetention } from '../../platform/feed.retention.ts'
import { runJob } from '../../platform/retention.fixture.ts'
import { ageChanges } from './retention.fixture.ts'
import { changeFeed } from './task.feed.ts'
import { numberOf, openWorld } from './task.fixture.ts'
import { type Client, refusal } from './task-client.fixture.ts'

const { as, database } = await openWorld({ delivers: true })
const admin = database.open()
const worker = database.open('task_worker')
const forget = () => runJob(feedRetention(worker, changeFeed, 30))

let people = 0
const someone = () => {
  const subject = `person ${++people}`
  return { subject, client: as(subject) }
}
const upTo = (last: number, from = 1) =>
  Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => from + index)
const kept = async (subject: string) =>
  (
    await admin.query<{ number: number }>('select number from task.change where owner_id = $1 order by number', [
      subject,
    ])
  ).map(({ number }) => number)
const createMany = async (client: Client, count: number) => {
  for (let made = 0; made < count; made++) await client.create({ title: 'x' })
}
const expired = refusal('CURSOR_EXPIRED')

/** A feed of so many changes that were made now, without the tasks. */
const fill = async (subject: string, count: number) => {
  await admin.query(
    `insert into task.change select $1, number, uuidv7(), uuidv7(), 'CREATED', now(), 'USER', $1, '{}', null, 'cid-00000001'
     from generate_series(1, $2::integer) number`,
    [subject, count],
  )
  await admin.query('insert into task.feed values ($1, $2)', [subject, count])
}

test('changes are kept for their days, then forgotten from the first on', async () => {
  const { subject } = someone()
  await fill(subject, 5)
  await admin.query(
    `update task.change set at = now() - case when number <= 2 then interval '721 hours' else interval '719 hours' end
     where owner_id = $1`,
    [subject],
  )
  await forget()
  expect(await kept(subject)).toEqual([3, 4, 5])
  await runJob(feedRetention(worker, changeFeed, 31))
  expect(await kept(subject)).toEqual([3, 4, 5])
  await runJob(feedRetention(worker, changeFeed, 29))
  expect(await kept(subject)).toEqual([])
})

test('what is kept has no hole, even where clocks disagreed', async () => {
  const { subject } = someone()
  await fill(subject, 6)
  await admin.query(`update task.change set at = now() - interval '31 days' where owner_id = $1 and number <> 3`, [
    subject,
  ])
  await forget()

  expect(await kept(subject)).toEqual([3, 4, 5, 6])
})

test('a cursor before the oldest is expired, and the message says what to do; the one right before it goes on', async () => {
  const { subject, client } = someone()
  const { head: beginning } = await client.changes()
  await createMany(client, 4)
  const { nodes } = await client.changes()
  await ageChanges(admin, subject, 2)
  await forget()

  await expect(client.changes({ after: beginning })).rejects.toMatchObject({
    ...expired,
    message: expect.stringContaining('Read `changes { head }` and then `tasks` again'),
  })
  await expect(client.changes({ after: nodes[0]?.cursor ?? '' })).rejects.toMatchObject(expired)
  expect((await client.changes({ after: nodes[1]?.cursor ?? '' })).nodes).toEqual(nodes.slice(2))
  expect((await client.changes()).nodes).toEqual(nodes.slice(2))
})

test('once all is forgotten, the head still goes on, one before it does not, and no number comes again', async () => {
  const { subject, client } = someone()
  await createMany(client, 3)
  const { head, nodes } = await client.changes()
  await ageChanges(admin, subject, 3)
  await forget()

  expect(await client.changes({ after: head })).toMatchObject({ nodes: [], head })
  expect(await client.changes()).toMatchObject({ nodes: [], head })
  await expect(client.changes({ after: nodes[1]?.cursor ?? '' })).rejects.toMatchObject(expired)
  const { change } = await client.create({ title: 'x' })
  expect(numberOf(subject, change?.cursor ?? '')).toBe(4)
  expect((await client.changes({ after: head })).nodes).toEqual([change])
})

test('whoever begins to follow from a forgotten cursor is told so, with whatever filter', async () => {
  const { subject, client } = someone()
  const { head } = await client.changes()
  await createMany(client, 3)
  await ageChanges(admin, subject, 1)
  await forget()

  const live = await client.live({ after: head })
  await expect(live.next()).rejects.toMatchObject(expired)
  expect(await live.next()).toBeNull()
  const choosy = await client.live({ after: head, filter: { kinds: ['DELETED'] } })
  await expect(choosy.next()).rejects.toMatchObject(expired)
})

test('a follower that was too slow is told so, and gets no gap', async () => {
  const { subject, client } = someone()
  await fill(subject, 300)
  await admin.query('update task.feed set last = 300 where owner_id = $1', [subject])
  const from = (await client.changes({ first: 1 })).pageInfo.endCursor ?? ''
  const live = await client.live({ after: from })
  const seen = [numberOf(subject, (await live.next())?.cursor ?? '')]
  await ageChanges(admin, subject, 250)
  await forget()

  const rest = async () => {
    for (let change = await live.next(); change; change = await live.next()) seen.push(numberOf(subject, change.cursor))
  }
  await expect(rest()).rejects.toMatchObject(expired)
  expect(seen).toEqual(upTo(seen.length + 1, 2)) // what it had read already, and nothing after a gap
  expect(seen.length).toBeLessThan(250)
})

test('two copies beside each other forget the same, and neither fails', async () => {
  const { subject } = someone()
  await fill(subject, 3_000)
  await ageChanges(admin, subject, 2_700)
  await Promise.all([forget(), forget(), forget()])

  expect(await kept(subject)).toEqual(upTo(3_000, 2_701))
})

test('ended in the middle, it leaves a feed without a hole, and the next one goes on', async () => {
  const { subject } = someone()
  await fill(subject, 1_300)
  await ageChanges(admin, subject, 1_300)
  const dying = feedRetention(worker, changeFeed, 30).batches()
  await dying.next()
  await dying.return()

  const left = await kept(subject)
  expect(left).toEqual(upTo(1_300, 1_300 - left.length + 1))
  await forget()
  expect(await kept(subject)).toEqual([])
})

test('F33: 10,000 old changes go in small batches, and their owner’s writers wait for none of them', async () => {
  const { subject, client } = someone()
  await fill(subject, 10_000)
  await ageChanges(admin, subject, 10_000)
  const batches = feedRetention(worker, changeFeed, 30).batches()
  let slowest = 0
  let count = 0
  const writes: Promise<unknown>[] = []
  for (let began = performance.now(); !(await batches.next()).done; began = performance.now()) {
    slowest = Math.max(slowest, performance.now() - began)
    if (++count % 5 === 0) writes.push(client.create({ title: 'x' }))
  }
  await Promise.all(writes)

  expect(count).toBeGreaterThanOrEqual(20)
  expect(slowest).toBeLessThan(1_000)
  expect(await kept(subject)).toEqual(upTo(10_000 + writes.length, 10_001))
})

test('I9: while others write and old changes go, a reader gets each change once and in order, or is told that it is too late', async () => {
  const plan = fc.record({
    writes: fc.integer({ min: 5, max: 25 }),
    pauses: fc.array(fc.constantFrom(0, 0, 5, 30), { minLength: 3, maxLength: 8 }),
    lags: fc.array(fc.constantFrom(0, 1, 3, 100), { minLength: 1, maxLength: 6 }),
    first: fc.integer({ min: 1, max: 7 }),
  })
  await fc.assert(
    fc.asyncProperty(plan, async ({ writes, pauses, lags, first }) => {
      const { subject, client } = someone()
      const { head: beginning } = await client.changes()
      const writing = Promise.all([createMany(client, writes), createMany(client, writes)])
      const isOver = { now: false }
      const reading = readAlong({ subject, client, first, pauses, after: beginning }, isOver)
      for (const lag of lags) {
        const { head } = await client.changes({ first: 1 })
        await ageChanges(admin, subject, numberOf(subject, head) - lag)
        await Promise.all([forget(), forget()])
      }
      await writing
      isOver.now = true
      await reading
      const left = await kept(subject)
      expect(left).toEqual(upTo(2 * writes, 2 * writes - left.length + 1))
    }),
    { numRuns: 15 },
  )
})

type Along = Readonly<{ subject: string; client: Client; first: number; pauses: readonly number[]; after: string }>

/** Reads on and on; begins anew from the head when it is told to. What it gets follows on from its cursor without a gap. */
async function readAlong({ subject, client, first, pauses, after: beginning }: Along, isOver: { now: boolean }) {
  let after = beginning
  for (let turn = 0; !isOver.now; turn++) {
    const page = await client.changes({ after, first }).catch((error: unknown) => {
      expect(error).toMatchObject(expired)
      return null
    })
    if (page) {
      const numbers = page.nodes.map(({ cursor }) => numberOf(subject, cursor))
      const from = numberOf(subject, after) + 1
      expect(numbers).toEqual(upTo(from + numbers.length - 1, from))
    }
    after = page ? (page.pageInfo.endCursor ?? after) : (await client.changes({ first: 1 })).head
    await sleep(pauses[turn % pauses.length])
  }
}
