import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberOf, openWorld } from './task.fixture.ts'
import type { Client } from './task-client.fixture.ts'

const world = await openWorld({ delivers: true })
const { as } = world

type Live = Awaited<ReturnType<Client['live']>>
const take = async (live: Live, count: number) => {
  const taken = []
  while (taken.length < count) taken.push(await live.next())
  return taken
}

/** A person of this test alone. */
let people = 0
const someone = () => {
  const subject = `person ${++people}`
  return { subject, client: as(subject) }
}

test('without a cursor it tells what happens from now on, each change as its mutation answered it', async () => {
  const { client } = someone()
  await client.create({ title: 'before' })
  const live = await client.live()
  const { task, change } = await client.create({ title: 'after' })
  const completed = await client.complete({ id: task.id })

  expect(await take(live, 2)).toMatchObject([change, completed.change])
})

test('it is told at once, and does not wait for the next look', async () => {
  const { client } = someone()
  const live = await client.live()
  await client.create({ title: 'first' })
  await live.next()
  const waiting = live.next()
  const start = performance.now()

  await client.create({ title: 'second' })
  await waiting

  expect(performance.now() - start).toBeLessThan(2_000) // it looks by itself every 5 s
})

test('after a cursor it tells what was missed, then what happens', async () => {
  const { client } = someone()
  const { head } = await client.changes()
  const missed = [await client.create({ title: 'one' }), await client.create({ title: 'two' })]
  const live = await client.live({ after: head })

  expect(await take(live, 2)).toMatchObject(missed.map(({ change }) => change))
  const { change } = await client.create({ title: 'three' })
  expect(await live.next()).toMatchObject({ ...change })
})

test('the task beside a change is as it is when it is told', async () => {
  const { client } = someone()
  const { head } = await client.changes()
  const { task } = await client.create({ title: 'x' })
  await client.update({ id: task.id, title: 'y' })

  const live = await client.live({ after: head })
  expect(await live.next()).toMatchObject({ kind: 'CREATED', task: { id: task.id, version: 2 } })
  await client.complete({ id: task.id })
  expect(await live.next()).toMatchObject({ kind: 'UPDATED', task: { id: task.id, version: 3 } })
})

test('a filter tells of these tasks and these kinds only', async () => {
  const { client } = someone()
  const [one, other] = [await client.create({ title: 'x' }), await client.create({ title: 'x' })]
  const { head } = await client.changes()
  for (const { task } of [other, one]) {
    await client.update({ id: task.id, title: 'y' })
    await client.complete({ id: task.id })
  }
  const live = (filter: object) => client.live({ after: head, filter })

  expect(await take(await live({ taskIds: [one.task.id] }), 2)).toMatchObject([
    { taskId: one.task.id, kind: 'UPDATED' },
    { taskId: one.task.id, kind: 'COMPLETED' },
  ])
  expect(await take(await live({ kinds: ['COMPLETED'] }), 2)).toMatchObject([
    { taskId: other.task.id, kind: 'COMPLETED' },
    { taskId: one.task.id, kind: 'COMPLETED' },
  ])
  expect(await take(await live({ kinds: ['COMPLETED'], taskIds: [one.task.id] }), 1)).toMatchObject([
    { taskId: one.task.id },
  ])
})

test('what a filter leaves out does not hold up what comes after it, however much it is', async () => {
  const { client } = someone()
  const { head } = await client.changes()
  const { task } = await client.create({ title: 'x' })
  for (let index = 0; index < 450; index += 10) {
    await Promise.all(Array.from({ length: 10 }, () => client.create({ title: 'y' })))
  }
  await client.remove({ id: task.id })

  const live = await client.live({ after: head, filter: { kinds: ['DELETED'] } })
  expect(await live.next()).toMatchObject({ taskId: task.id })
})

test('ended while it waits, it ends at once', async () => {
  const { client } = someone()
  const live = await client.live()
  const waiting = live.next()
  const start = performance.now()

  await live.end()

  expect(await waiting).toBeNull()
  expect(performance.now() - start).toBeLessThan(1_000)
})

test('one who leaves does not take the others with them', async () => {
  const { client } = someone()
  const [leaving, staying] = [await client.live(), await client.live()]
  const next = [leaving.next(), staying.next()]
  await leaving.end()
  const coming = await client.live()
  const comingNext = coming.next()
  const start = performance.now()
  const { change } = await client.create({ title: 'x' })

  expect(await next[0]).toBeNull()
  expect(await next[1]).toMatchObject({ ...change })
  expect(await comingNext).toMatchObject({ ...change })
  expect(performance.now() - start).toBeLessThan(2_000)
})

test('I9: whoever goes away and comes back with their cursor misses nothing and gets nothing twice, while others write all the time', async () => {
  const visits = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(visits, async (lengths) => {
      const { subject, client } = someone()
      const total = lengths.reduce((sum, length) => sum + length, 0)
      let { head: after } = await client.changes()
      const writing = write(client, total)
      const seen: number[] = []
      for (const length of lengths) {
        const live = await client.live({ after })
        for (const change of await take(live, length)) {
          seen.push(numberOf(subject, change?.cursor ?? ''))
          after = change?.cursor ?? after
        }
        await live.end()
      }
      await writing
      expect(seen).toEqual(Array.from({ length: total }, (_, index) => index + 1))
    }),
    { numRuns: 12 },
  )
})

/** At least so many changes, by two writers at once. */
async function write(client: Client, changes: number): Promise<void> {
  const half = async () => {
    for (let count = 0; count < changes; count += 2) {
      const { task } = await client.create({ title: `task ${count}` })
      if (count % 3 === 0) await client.complete({ id: task.id })
    }
  }
  await Promise.all([half(), half()])
}

test('I9: whoever follows ends up with what a fresh query shows', async () => {
  const { client } = someone()
  const { head } = await client.changes()
  const live = await client.live({ after: head })
  await write(client, 40)
  const { nodes } = await client.changes()

  const known = new Map<string, number>()
  for (const change of await take(live, nodes.length)) {
    if (change?.task) known.set(change.task.id, change.task.version)
  }

  const fresh = await client.list({ filter: { status: ['ACTIVE', 'COMPLETED'] }, first: 100 })
  expect(new Map(fresh.nodes.map(({ id, version }) => [id, version]))).toEqual(known)
})
