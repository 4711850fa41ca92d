import { expect, test } from 'vitest'
import { numberOf, openWorld } from './task.fixture.ts'
import { type Client, refusal, type ShownChange } from './task-client.fixture.ts'

const { as, clock } = await openWorld()
const numbers = (subject: string, changes: readonly ShownChange[]) =>
  changes.map(({ cursor }) => numberOf(subject, cursor))
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index)

/** The whole feed, page by page. */
async function wholeFeed(client: Client, first = 100): Promise<ShownChange[]> {
  const seen: ShownChange[] = []
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = await client.changes({ first, after })
    seen.push(...nodes)
    if (!pageInfo.hasNextPage) return seen
    after = pageInfo.endCursor
  }
}

test('the feed tells every change in order, who made it and which fields changed', async () => {
  const alice = as('alice')
  const { task } = await alice.create({ title: 'Buy milk' })
  clock.advance(1_000)
  await as('alice', { actor: { type: 'ASSISTANT', id: 'assistant' } }).update({
    id: task.id,
    title: 'Buy oat milk',
    tags: ['shop'],
  })
  await alice.complete({ id: task.id })
  await alice.remove({ id: task.id })

  const feed = await wholeFeed(alice)
  expect(feed.map(({ kind, changed, actor }) => [kind, changed, actor.type])).toEqual([
    ['CREATED', ['title', 'status', 'priority', 'tags'], 'USER'],
    ['UPDATED', ['title', 'tags'], 'ASSISTANT'],
    ['COMPLETED', ['status'], 'USER'],
    ['DELETED', ['status'], 'USER'],
  ])
  expect(feed.every(({ taskId }) => taskId === task.id)).toBe(true)
  expect(feed.map(({ at }) => at)).toEqual(['2030-01-01T09:00:00.000Z', ...Array(3).fill('2030-01-01T09:00:01.000Z')])
  expect(numbers('alice', feed)).toEqual(upTo(4))
})

test('a mutation answers the very row that the feed then shows', async () => {
  const client = as('answerer')
  const { change } = await client.create({ title: 'x' })
  expect(await wholeFeed(client)).toEqual([change])
})

test('a page of the feed shows each task as it is now', async () => {
  const client = as('reader')
  const { task } = await client.create({ title: 'before' })
  await client.update({ id: task.id, title: 'after' })

  const { changes } = (await client.ask('{ changes { nodes { task { title version } } } }')) as { changes: unknown }
  expect(changes).toEqual({ nodes: Array(2).fill({ task: { title: 'after', version: 2 } }) })
})

test('the head is where the feed ends: what comes after it is what happens next', async () => {
  const client = as('header')
  const { head: beginning } = await client.changes()
  await client.create({ title: 'one' })
  const { head } = await client.changes()
  const { change } = await client.create({ title: 'two' })

  expect((await client.changes({ after: head })).nodes).toEqual([change])
  expect((await client.changes({ after: change?.cursor ?? null })).nodes).toEqual([])
  expect((await client.changes({ after: beginning })).nodes).toHaveLength(2)
})

test('a cursor of another person’s feed, or of a list, is refused', async () => {
  const { head } = await as('alice').changes()
  const { pageInfo } = await as('alice').list({ filter: { status: ['DELETED'] } })
  const refused = refusal('BAD_USER_INPUT', { problems: [{ path: 'after', problem: expect.any(String) }] })

  await expect(as('bob').changes({ after: head })).rejects.toMatchObject(refused)
  expect(pageInfo.endCursor).not.toBeNull()
  await expect(as('alice').changes({ after: pageInfo.endCursor })).rejects.toMatchObject(refused)
})

test('numbers have no gap and no repeat per person, and no reader ever sees one, however many write at once', async () => {
  const people = ['ann', 'ben', 'cat']
  const perWriter = 15
  const isDone = { now: false }

  /** Makes, changes and finishes tasks; also tries what fails, which must use up no number. */
  const write = async (client: Client) => {
    for (let count = 0; count < perWriter; count++) {
      const { task } = await client.create({ title: `task ${count}`, idempotencyKey: `key ${count}` })
      await Promise.allSettled([
        client.update({ id: task.id, title: 'x' }),
        client.update({ id: task.id, description: 'y' }),
        client.complete({ id: task.id }),
        client.complete({ id: task.id, expectedVersion: 99 }),
      ])
    }
  }
  const read = async (subject: string) => {
    let after: string | null = null
    let last = 0
    while (!isDone.now) {
      const { nodes, pageInfo } = await as(subject).changes({ after, first: 10 })
      expect(numbers(subject, nodes)).toEqual(upTo(nodes.length, last + 1))
      last += nodes.length
      after = pageInfo.endCursor ?? after
    }
    return last
  }

  const reading = Promise.all(people.map(read))
  await Promise.all(people.flatMap((subject) => Array.from({ length: 5 }, () => write(as(subject)))))
  isDone.now = true
  for (const last of await reading) expect(last).toBeGreaterThan(0)

  for (const subject of people) {
    const feed = await wholeFeed(as(subject), 7)
    expect(numbers(subject, feed)).toEqual(upTo(feed.length))
    expect(feed.filter(({ kind }) => kind === 'CREATED')).toHaveLength(perWriter) // five writers share their keys
    expect(new Set(feed.map(({ id }) => id)).size).toBe(feed.length)
  }
})
