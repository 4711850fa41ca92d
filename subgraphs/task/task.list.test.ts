import { expect, test } from 'vitest'
import { idsOf, openListWorld, orders, pick } from './task.list.fixture.ts'
import { refusal, type ShownTask } from './task-client.fixture.ts'

const { as, alice, expected, listed } = await openListWorld()

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

test.each(orders)('%s: page by page it is the same list, whatever their size', async (order) => {
  for (const first of [1, 2, 7, 39, 40, 41, 100]) expect(idsOf(await paged(order, first))).toEqual(expected({}, order))
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

test.each(orders)('%s: a list takes back the cursor of its longest title', async (order) => {
  // Four bytes each, and then what JSON spells with two letters.
  for (const title of ['🥛'.repeat(500), '"'.repeat(500)]) {
    const subject = `${order} ${title}`
    for (let count = 0; count < 2; count++) await as(subject).create({ title })
    const { pageInfo } = await as(subject).list({ orderBy: order, first: 1 })

    expect((await as(subject).list({ orderBy: order, first: 1, after: pageInfo.endCursor })).nodes).toHaveLength(1)
  }
})

test('a cursor holds under another filter: it is a place in an order', async () => {
  const { nodes, pageInfo } = await alice.list({ orderBy: 'CREATED_ASC', first: 20 })
  const whole = expected({ status: ['ACTIVE', 'COMPLETED', 'DELETED'] })
  const behind = whole.slice(whole.indexOf(nodes.at(-1)?.id ?? '') + 1)
  const filter = { status: ['COMPLETED'] }

  const rest = await alice.list({ filter, orderBy: 'CREATED_ASC', first: 100, after: pageInfo.endCursor })

  expect(idsOf(rest.nodes)).toEqual(behind.filter((id) => expected(filter).includes(id)))
})

test('edges, page info and the count agree with the nodes', async () => {
  const query = `query($first: Int, $after: String) { tasks(orderBy: TITLE_ASC, first: $first, after: $after) {
    totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
  const page = async (after: string | null) => (await alice.ask<{ tasks: TaskPage }>(query, { first: 30, after })).tasks
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

type TaskPage = Readonly<{
  totalCount: number
  edges: { cursor: string; node: { id: string } }[]
  nodes: { id: string }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}>
