import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'
import { refusal, type ShownTask } from './task-client.fixture.ts'

const world = await openWorld()
const { as, clock } = world
const alice = as('alice')
const now = '2030-06-15T12:00:00Z'

const zones = ['UTC', 'Asia/Karachi', 'America/New_York'] as const
const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0]

/** Sixty tasks with many ties, so that an order without a tie-break, or a page edge within a tie, would show. */
const seeds = Array.from({ length: 60 }, (_, index) => ({
  title: pick(['apple', 'Banana', 'cherry', '100% juice', 'a_b', 'back\\slash', 'Äpfel', 'دودھ'], index * 7),
  description: pick([null, 'from the shop', 'APPLES are fruit'], index),
  priority: pick(['LOW', 'MEDIUM', 'HIGH'], index * 5),
  tags: pick<string[]>([[], ['home'], ['home', 'shop'], ['shop', 'urgent']], index * 3),
  due: pick<object | null>(
    [
      null,
      { date: '2030-06-15', time: '12:00', timeZone: 'UTC' },
      { date: '2030-06-14', timeZone: pick(zones, index) },
      { date: '2030-06-15', timeZone: pick(zones, index) },
      { date: '2030-07-01', time: '09:30', timeZone: pick(zones, index) },
    ],
    index,
  ),
}))

let all: ShownTask[] = []

beforeAll(async () => {
  for (const [index, seed] of seeds.entries()) {
    clock.set(`2030-06-0${1 + Math.floor(index / 20)}T00:00:00Z`)
    const { task } = await alice.create(seed)
    if (index % 6 === 1) await alice.complete({ id: task.id })
    if (index % 6 === 5) await alice.remove({ id: task.id })
  }
  await as('bob').create({ title: 'apple of bob' })
  clock.set(now)
  const everything = { filter: { status: ['ACTIVE', 'COMPLETED', 'DELETED'] }, first: 100 }
  all = [...(await alice.list(everything)).nodes]
})

// What the orders mean, said again without a database.
const text = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const rank = ({ priority }: ShownTask) => ['LOW', 'MEDIUM', 'HIGH'].indexOf(priority)
const dueAt = ({ due }: ShownTask) => due?.at ?? null
const nullsLast = (a: string | null, b: string | null, compare: (a: string, b: string) => number) =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b)

const comparisons: Record<string, (a: ShownTask, b: ShownTask) => number> = {
  DUE_ASC: (a, b) => nullsLast(dueAt(a), dueAt(b), text) || text(a.id, b.id),
  DUE_DESC: (a, b) => nullsLast(dueAt(a), dueAt(b), (x, y) => text(y, x)) || text(b.id, a.id),
  CREATED_ASC: (a, b) => text(a.createdAt, b.createdAt) || text(a.id, b.id),
  CREATED_DESC: (a, b) => text(b.createdAt, a.createdAt) || text(b.id, a.id),
  UPDATED_DESC: (a, b) => text(b.updatedAt, a.updatedAt) || text(b.id, a.id),
  PRIORITY_DESC: (a, b) => rank(b) - rank(a) || text(b.id, a.id),
  TITLE_ASC: (a, b) => text(a.title, b.title) || text(a.id, b.id),
}
const orders = Object.keys(comparisons)
const sorted = (tasks: readonly ShownTask[], order: string) => [...tasks].sort(comparisons[order])

type Filter = Readonly<{
  status?: string[] | null
  priority?: string[]
  tagsAll?: string[]
  tagsAny?: string[]
  dueFrom?: string
  dueUntil?: string
  hasDue?: boolean
  isOverdue?: boolean
  text?: string
  ids?: string[]
}>

/** A whole day counts by its start. */
function startOf(task: ShownTask): number | null {
  if (!task.due) return null
  return task.due.time === null ? new Date(task.due.at).getTime() - 86_400_000 : new Date(task.due.at).getTime()
}

const meets = (task: ShownTask, filter: Filter): boolean => {
  const start = startOf(task)
  const holds = (part: string) =>
    [task.title, task.description ?? ''].some((text) => text.toLowerCase().includes(part.toLowerCase()))
  const asked: Record<keyof Filter, boolean> = {
    status: (filter.status ?? ['ACTIVE']).includes(task.status),
    priority: !filter.priority || filter.priority.includes(task.priority),
    tagsAll: !filter.tagsAll || filter.tagsAll.every((tag) => task.tags.includes(tag)),
    tagsAny: !filter.tagsAny || filter.tagsAny.some((tag) => task.tags.includes(tag)),
    dueFrom: !filter.dueFrom || (start !== null && start >= new Date(filter.dueFrom).getTime()),
    dueUntil: !filter.dueUntil || (start !== null && start < new Date(filter.dueUntil).getTime()),
    hasDue: filter.hasDue === undefined || filter.hasDue === (task.due !== null),
    isOverdue:
      filter.isOverdue === undefined ||
      filter.isOverdue === (task.due !== null && task.due.at <= new Date(now).toISOString()),
    text: filter.text === undefined || holds(filter.text),
    ids: !filter.ids || filter.ids.includes(task.id),
  }
  return Object.values(asked).every(Boolean)
}

const idsOf = (tasks: readonly ShownTask[]) => tasks.map(({ id }) => id)
const listed = async (filter: Filter | null, orderBy: string | null = 'CREATED_ASC') =>
  idsOf((await alice.list({ filter, orderBy, first: 100 })).nodes)
const expected = (filter: Filter, order = 'CREATED_ASC') =>
  idsOf(
    sorted(
      all.filter((task) => meets(task, filter)),
      order,
    ),
  )

describe('filters', () => {
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
    const some = all.filter((_, index) => index % 5 === 0)
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

  test('no filter, a null filter and a null status mean the active ones', async () => {
    const active = expected({})
    expect(active).not.toHaveLength(all.length)
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
})

/** All pages, one after the other; `between` runs after each. */
async function paged(orderBy: string, first: number, between: (page: number) => Promise<unknown> = async () => {}) {
  const seen: ShownTask[] = []
  let after: string | null = null
  for (let page = 0; ; page++) {
    const { nodes, pageInfo } = await alice.list({ orderBy, first, after })
    expect(nodes.length).toBeLessThanOrEqual(first)
    seen.push(...nodes)
    if (!pageInfo.hasNextPage) return seen
    after = pageInfo.endCursor
    await between(page)
  }
}

describe('pages', () => {
  test.each(orders)('%s: page by page it is the same list, whatever their size', async (order) => {
    for (const first of [1, 2, 7, 39, 40, 41, 100])
      expect(idsOf(await paged(order, first))).toEqual(expected({}, order))
  })

  test('no order means by due', async () => {
    expect(await listed({}, null)).toEqual(expected({}, 'DUE_ASC'))
  })

  test.each(orders)('%s: while others come and go, what stays is seen once and in order', async (order) => {
    const staying = new Set(expected({}, order))
    const come = (page: number) =>
      alice.create({
        title: `visitor ${page}`,
        priority: pick(['LOW', 'HIGH'], page),
        due: page % 2 ? { date: '2030-06-15' } : null,
      })
    const visitors: string[] = []
    const seen = await paged(order, 5, async (page) => {
      visitors.push((await come(page)).task.id)
      const leaving = visitors[page - 2]
      if (leaving) await alice.remove({ id: leaving })
    })

    expect(idsOf(seen).filter((id) => staying.has(id))).toEqual(expected({}, order))
    expect(new Set(idsOf(seen)).size).toBe(seen.length)
    for (const id of visitors) await alice.remove({ id })
  })

  test('a cursor outlives the row it was made from', async () => {
    const { task } = await alice.create({
      title: 'here today',
      due: { date: '2030-06-15', time: '12:00', timeZone: 'UTC' },
    })
    const before = expected({}, 'DUE_ASC')
    const position = idsOf((await alice.list({ first: 100 })).nodes).indexOf(task.id)
    const { pageInfo } = await alice.list({ first: position + 1 })
    await alice.remove({ id: task.id })

    expect(idsOf((await alice.list({ first: 100, after: pageInfo.endCursor })).nodes)).toEqual(before.slice(position))
  })

  test('a cursor of another order, another person or another list is refused', async () => {
    const { pageInfo } = await alice.list({ first: 1 })
    const { head } = await alice.changes()
    const refused = refusal('BAD_USER_INPUT', { problems: [{ path: 'after', problem: expect.any(String) }] })

    await expect(alice.list({ orderBy: 'DUE_DESC', after: pageInfo.endCursor })).rejects.toMatchObject(refused)
    await expect(as('bob').list({ after: pageInfo.endCursor })).rejects.toMatchObject(refused)
    await expect(alice.list({ after: head })).rejects.toMatchObject(refused)
  })

  test('a cursor holds under another filter: it is a place in an order', async () => {
    const { nodes, pageInfo } = await alice.list({ orderBy: 'CREATED_ASC', first: 3 })
    const all = expected({ status: ['COMPLETED'] })
    const rest = await alice.list({
      filter: { status: ['COMPLETED'] },
      orderBy: 'CREATED_ASC',
      first: 100,
      after: pageInfo.endCursor,
    })
    const last = nodes.at(-1)?.id ?? ''

    expect(idsOf(rest.nodes)).toEqual(all.filter((id) => (comparisons['CREATED_ASC']?.(byId(id), byId(last)) ?? 0) > 0))
  })

  test('edges, page info and the count agree with the nodes', async () => {
    const query = `query($first: Int, $after: String) { tasks(orderBy: TITLE_ASC, first: $first, after: $after) {
      totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
    const page = async (after: string | null) =>
      (await alice.ask<{ tasks: TaskPage }>(query, { first: 30, after })).tasks
    const first = await page(null)
    const second = await page(first.pageInfo.endCursor)

    const total = expected({}).length
    expect([first.nodes.length, second.nodes.length]).toEqual([30, total - 30])
    expect([first.totalCount, second.totalCount]).toEqual([total, total])
    expect(first.edges.map(({ node }) => node)).toEqual(first.nodes)
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0]?.cursor,
      endCursor: first.edges.at(-1)?.cursor,
    })
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })
})

type TaskPage = Readonly<{
  totalCount: number
  edges: { cursor: string; node: { id: string } }[]
  nodes: { id: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}>

const byId = (id: string): ShownTask => {
  const task = all.find((one) => one.id === id)
  if (!task) throw new Error(`there is no task ${id} among the sixty`)
  return task
}
