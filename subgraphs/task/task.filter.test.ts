import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Filter, idsOf, openListWorld, orders } from './task.list.fixture.ts'
import type { ShownTask } from './task-client.fixture.ts'

const { as, alice, all, expected, listed } = await openListWorld()

const parts: Filter[] = [
  { status: ['COMPLETED'] },
  { status: ['DELETED', 'ACTIVE'] },
  { status: null },
  { priority: ['HIGH'] },
  { priority: ['LOW', 'MEDIUM'] },
  { tagsAll: ['home', 'shop'] },
  { tagsAll: [] },
  { tagsAny: ['urgent', 'home'] },
  { dueFrom: '2030-06-15T00:00:00Z' },
  { dueUntil: '2030-06-15T00:00:00Z' },
  { dueFrom: '2030-06-15T12:00:00Z', dueUntil: '2030-06-15T12:00:00.001Z' },
  { hasDue: true },
  { hasDue: false },
  { isOverdue: true },
  { isOverdue: false },
  { text: 'APPLE' },
  { text: 'äPFEL' },
  { text: 'دودھ' },
]

test.each(parts)('%j alone', async (filter) => {
  expect(expected(filter)).not.toHaveLength(0)
  expect(await listed(filter)).toEqual(expected(filter))
})

test.each([{ ids: [] }, { status: [] }, { priority: [] }, { tagsAny: [] }])(
  '%j: any of none is none',
  async (filter) => {
    expect(await listed(filter)).toEqual([])
  },
)

test('by id: only what is asked for, and of the asked status', async () => {
  const some = all().filter((_, index) => index % 5 === 0)
  expect(await listed({ ids: idsOf(some) })).toEqual(expected({ ids: idsOf(some) }))
})

test('%, _ and \\ are themselves', async () => {
  for (const text of ['%', '_', '\\', '0%', 'a_b', 'k\\s']) {
    expect(expected({ text })).not.toHaveLength(0)
    expect(await listed({ text })).toEqual(expected({ text }))
  }
  expect(await listed({ text: 'a%e' })).toEqual([])
})

test('tags and text are understood as they are when a task is written', async () => {
  const { task } = await as('carol').create({ title: 'Caf\u00e9', tags: ['\u00dcber'] })
  const carols = async (filter: object) => idsOf((await as('carol').list({ filter })).nodes)

  expect(await carols({ tagsAll: [' U\u0308BER '] })).toEqual([task.id])
  expect(await carols({ tagsAny: ['\u00fcber', 'x'] })).toEqual([task.id])
  expect(await carols({ text: ' CAFE\u0301 ' })).toEqual([task.id])
})

test.each(['null', 'NULL', 'a"b', 'a\\b', '\\', 'a,b', '{x}', "it's", 'x y', '$1', '?', '%', '牛乳'])(
  'a task tagged %j is found by it, and no other is',
  async (tag) => {
    const someone = as(`tagged ${tag}`)
    const { task } = await someone.create({ title: 'x', tags: [tag] })
    await someone.create({ title: 'y', tags: ['other'] })
    const found = async (filter: object) => idsOf((await someone.list({ filter })).nodes)

    expect(await found({ tagsAll: [tag] })).toEqual([task.id])
    expect(await found({ tagsAny: [tag, 'x'] })).toEqual([task.id])
  },
)

test('no filter, a null filter and a null status mean the active ones', async () => {
  const active = expected({})
  expect(active).not.toHaveLength(all().length)
  expect(await listed(null)).toEqual(active)
  expect(await listed({ status: null })).toEqual(active)
  expect(
    idsOf(
      (
        await alice.ask<{ tasks: { nodes: ShownTask[] } }>(
          '{ tasks(orderBy: CREATED_ASC, first: 100) { nodes { id } } }',
        )
      ).tasks.nodes,
    ),
  ).toEqual(active)
})

test('all that is said must hold, whatever is combined', async () => {
  const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 })
  const filters = fc.record(
    {
      status: fc.oneof(some('ACTIVE', 'COMPLETED', 'DELETED'), fc.constant(null)),
      priority: some('LOW', 'MEDIUM', 'HIGH'),
      tagsAll: some('home', 'shop'),
      tagsAny: some('home', 'urgent'),
      dueFrom: fc.constantFrom('2030-06-14T00:00:00Z', '2030-06-15T05:00:00+05:00'),
      dueUntil: fc.constantFrom('2030-06-15T12:00:00Z', '2030-07-01T09:30:00Z'),
      hasDue: fc.boolean(),
      isOverdue: fc.boolean(),
      text: fc.constantFrom('a', 'apple', '%', 'SHOP'),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(...orders), async (filter, order) => {
      expect(await listed(filter, order)).toEqual(expected(filter, order))
    }),
    { numRuns: 150 },
  )
})
