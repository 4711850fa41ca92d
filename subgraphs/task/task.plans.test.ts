import { beforeAll, expect, test } from 'vitest'
import { rowsLookedAt } from '../../tests/support/plan.ts'
import { taskFilter } from './input.ts'
import { openWorld } from './task.fixture.ts'
import { floorStatement, pageStatement } from './task.list.statement.ts'
import type { TaskOrder } from './task.order.ts'

const { as, database } = await openWorld()
const alice = as('alice')
const service = database.open('task')
const now = new Date('2030-06-01T00:00:00Z')

// Alice has 18,000, and as many are other people's. Every thousandth of hers is tagged and named as no other.
beforeAll(async () => {
  await database.open().query(
    `insert into task.task (id, owner_id, title, status, priority, tags, due_date, due_zone, due_at, due_starts_at, version, created_at, updated_at)
     select uuidv7(), case when n % 2 = 0 then 'alice' else 'o' || n % 50 end,
       case when n % 2000 = 0 then 'دودھ ' else 'chore ' end || n, (array['ACTIVE', 'ACTIVE', 'COMPLETED'])[1 + n / 2 % 3], 1 + n / 2 % 3,
       case when n % 2000 = 0 then '{rare}'::text[] else '{often}' end,
       case when n % 4 > 0 then '2030-01-01' end, case when n % 4 > 0 then 'UTC' end,
       case when n % 4 > 0 then due end, case when n % 4 > 0 then due end, 1, moment, moment
     from (select n, timestamptz '2030-01-01' + n * interval '1 hour' as moment,
       timestamptz '2030-01-01' + n::bigint * 7919 % 36000 * interval '1 hour' as due from generate_series(1, 36000) n) of`,
  )
  await database.open().query('vacuum analyze task.task')
})

async function looksAt(orderBy: TaskOrder, filter: object = {}, after: string | null = null): Promise<number> {
  const asked = { ownerId: 'alice', filter: taskFilter.parse(filter), orderBy, now }
  const keys = after === null ? null : [after, '0197f000-0000-7000-8000-000000000000']
  const { text, values } = pageStatement(asked, keys, 11)
  return rowsLookedAt(service, 'alice', text, values)
}

const places = {
  DUE_ASC: '2031-01-01T00:00:00.000Z',
  DUE_DESC: '2031-01-01T00:00:00.000Z',
  CREATED_ASC: '2031-01-01T00:00:00.000Z',
  CREATED_DESC: '2031-01-01T00:00:00.000Z',
  UPDATED_DESC: '2031-01-01T00:00:00.000Z',
  PRIORITY_DESC: '2',
  TITLE_ASC: 'chore 20000',
} as const
const orders = Object.keys(places) as (keyof typeof places)[] // as the line above says

test.each(orders)('%s: of 18,000 tasks the first page reads its own', async (order) => {
  expect(await looksAt(order)).toBeLessThan(30)
})

test.each(orders)('%s: a page in the middle reads its own as well', async (order) => {
  expect(await looksAt(order, {}, places[order])).toBeLessThan(30)
})

test.each(orders)('%s: of two statuses, it reads a page of each', async (order) => {
  expect(await looksAt(order, { status: ['ACTIVE', 'COMPLETED'] })).toBeLessThan(60)
})

test.each(['DUE_ASC', 'DUE_DESC'] as const)(
  '%s: those without a due are a stretch of the index as well',
  async (order) => {
    expect(await looksAt(order, { hasDue: false })).toBeLessThan(30)
  },
)

const filters = [
  { isOverdue: true },
  { isOverdue: false },
  { hasDue: true },
  { priority: ['HIGH'] },
  { dueFrom: '2030-12-01T00:00:00Z' },
  { dueFrom: '2030-12-01T00:00:00Z', dueUntil: '2030-12-03T00:00:00Z' },
  { tagsAll: ['rare'] },
  { tagsAny: ['rare', 'never'] },
  { tagsAll: ['often'] },
  { tagsAll: ['never'] },
  { text: 'دودھ' },
  { text: 'دو' },
  { text: 'chore' },
  { text: 'zzz' },
  { text: 'q' },
]
test.each(filters)('%j, in any order: an index leads to it, or it is everywhere', async (filter) => {
  for (const order of orders) {
    expect(await looksAt(order, filter), order).toBeLessThan(600)
  }
})

test('the best matches of a word that few tasks have', async () => {
  expect(await looksAt('RELEVANCE', { text: 'دودھ' })).toBeLessThan(100)
})

test('of a word that all of them have, only as many are ranked as the floor leaves', async () => {
  const filter = taskFilter.parse({ text: 'chore' })
  const asked = { ownerId: 'alice', filter, orderBy: 'RELEVANCE' as const, now }
  const { text, values } = floorStatement(asked)
  const [floor] = await service.asOwner<{ createdAt: Date; id: string }>('alice', text, values)
  if (!floor) throw new Error('All 18,000 would be ranked.')

  const page = pageStatement(asked, null, 11, { createdAt: floor.createdAt.toISOString(), id: floor.id })
  expect(await rowsLookedAt(service, 'alice', page.text, page.values)).toBeLessThan(1001)
})

test('what is asked is what clients ask', async () => {
  expect((await alice.list({ filter: { text: 'دودھ' }, first: 100 })).nodes).toHaveLength(12)
})
