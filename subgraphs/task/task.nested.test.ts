import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { wireTap } from '../../tests/support/wire-tap.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'

const tap = await wireTap(inject('postgres'))
afterAll(tap.close)
const { as, database } = await openWorld({ by: tap.through })
const admin = database.open()
const alice = as('alice')

type Listed = Readonly<{ title: string; parent: { title: string } | null; subtasks: Nested }>
type Nested = Readonly<{
  totalCount: number
  nodes: readonly { id: string; title: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}>

const parents: string[] = []
const series = newId()
beforeAll(async () => {
  for (let index = 0; index < 4; index++) {
    const { task } = await alice.create({ title: `parent ${index}` })
    parents.push(task.id)
    for (let part = 0; part < index; part++) await partOf(task.id, `part ${part} of ${index}`, 'alice')
  }
  const gone = await partOf(parents[3] ?? '', 'deleted part', 'alice')
  await alice.remove({ id: gone })
  await partOf(parents[0] ?? '', 'of bob', 'bob')
  await admin.query(`insert into task.series (id, owner_id, rule, anchor, time_zone, start, made, version, created_at)
    values ('${series}', 'alice', 'FREQ=DAILY', 'DUE', 'UTC', '2030-01-01', 1, 1, now())`)
  for (const [title, owner] of [
    ['first', 'alice'],
    ['second', 'alice'],
    ['of bob', 'bob'],
  ] as const) {
    const { task } = await as(owner).create({ title: `occurrence ${title}` })
    await admin.query(`update task.task set series_id = $1, occurrence = $2 where id = $3`, [
      series,
      title + owner,
      task.id,
    ])
  }
})

async function partOf(parent: string, title: string, owner: string): Promise<string> {
  const { task } = await as(owner).create({ title })
  await admin.query('update task.task set parent_id = $1 where id = $2', [parent, task.id])
  return task.id
}

const nested = 'totalCount nodes { id title } pageInfo { hasNextPage endCursor }'
const subtasksOf = async (index: number, page: { first?: number; after?: string | null } = {}, who = alice) => {
  const query = `query($ids: [ID!], $first: Int, $after: String) { tasks(filter: { ids: $ids }) {
    nodes { subtasks(first: $first, after: $after) { ${nested} } } } }`
  const { tasks } = await who.ask<{ tasks: { nodes: { subtasks: Nested }[] } }>(query, {
    ids: [parents[index]],
    ...page,
  })
  return tasks.nodes[0]?.subtasks
}

/** What was asked of the database for this, aside from transactions and whose they are. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  tap.forget()
  await work()
  return tap.sent().filter((text) => !/^\s*(begin|commit|rollback|select set_config)/i.test(text)).length
}

test('sub-tasks are one’s own, oldest first, without deleted ones', async () => {
  expect((await subtasksOf(3))?.nodes.map(({ title }) => title)).toEqual(['part 0 of 3', 'part 1 of 3', 'part 2 of 3'])
  expect(await subtasksOf(0)).toMatchObject({ nodes: [], totalCount: 0 })
})

test('sub-tasks come page by page, and are counted whole', async () => {
  const first = await subtasksOf(3, { first: 2 })
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  const second = await subtasksOf(3, { first: 2, after: first?.pageInfo.endCursor ?? null })
  expect(second?.nodes.map(({ title }) => title)).toEqual(['part 2 of 3'])
})

test('a part knows what it is a part of; a task that is none has no parent', async () => {
  const { tasks } = await alice.ask<{ tasks: { nodes: Listed[] } }>(
    '{ tasks(filter: { text: "3" }, orderBy: CREATED_ASC) { nodes { title parent { title } } } }',
  )
  expect(tasks.nodes.map(({ title, parent }) => [title, parent?.title ?? null])).toEqual([
    ['parent 3', null],
    ['part 0 of 3', 'parent 3'],
    ['part 1 of 3', 'parent 3'],
    ['part 2 of 3', 'parent 3'],
  ])
})

test('a filter by parent or series lists what is one’s own', async () => {
  const titles = async (filter: object) =>
    (await alice.list({ filter, orderBy: 'CREATED_ASC' })).nodes.map(({ title }) => title)
  expect(await titles({ parentId: parents[2] })).toEqual(['part 0 of 2', 'part 1 of 2'])
  expect(await titles({ parentId: parents[0] })).toEqual([])
  expect(await titles({ seriesId: series })).toEqual(['occurrence first', 'occurrence second'])
  await expect(titles({ seriesId: 'x' })).rejects.toMatchObject(
    refusal('BAD_USER_INPUT', { problems: [{ path: 'filter.seriesId' }] }),
  )
})

test('the tasks of a series are one’s own, latest first, deleted ones included', async () => {
  const ofSeries = async (who: typeof alice) => {
    const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Series { tasks { ${nested} } } } }`
    const { _entities } = await who.ask<{ _entities: ({ tasks: Nested } | null)[] }>(query, {
      of: [{ __typename: 'Series', id: series }],
    })
    return _entities[0]?.tasks
  }
  expect(await ofSeries(alice)).toMatchObject({
    totalCount: 2,
    nodes: [{ title: 'occurrence second' }, { title: 'occurrence first' }],
  })
  expect(await ofSeries(as('carol'))).toBeUndefined()
})

test('a bad page, a cursor of another parent’s list, another person’s, or with a flipped bit is refused', async () => {
  const cursor = (await subtasksOf(3, { first: 1 }))?.pageInfo.endCursor ?? ''
  const flipped = `${cursor.slice(0, -1)}${cursor.endsWith('A') ? 'B' : 'A'}`
  const refused = refusal('BAD_USER_INPUT', { problems: [{ path: 'after' }] })

  await expect(subtasksOf(2, { after: cursor })).rejects.toMatchObject(refused)
  await expect(subtasksOf(3, { after: flipped })).rejects.toMatchObject(refused)
  await expect(alice.list({ after: cursor })).rejects.toMatchObject(refused)
  await expect(subtasksOf(3, { first: 0 })).rejects.toMatchObject(
    refusal('BAD_USER_INPUT', { problems: [{ path: 'first' }] }),
  )
})

test('whatever hangs on a list is one statement for each kind of list, however many tasks there are', async () => {
  const list = (fields: string) => () => alice.ask(`{ tasks(first: 50) { nodes { ${fields} } } }`)

  expect(await statementsOf(list('parent { id title }'))).toBe(2)
  expect(await statementsOf(list('subtasks { nodes { id } }'))).toBe(2)
  expect(await statementsOf(list('subtasks { nodes { id } totalCount }'))).toBe(3)
  expect(await statementsOf(list('parent { id } subtasks { nodes { id parent { id } } }'))).toBe(4)
})

test('tags: those of active tasks, most used first, then by the alphabet; another’s do not count', async () => {
  const carol = as('carol')
  for (const tags of [['home', 'urgent'], ['home', 'Äpfel'], ['zoo'], ['done', 'home']]) {
    const { task } = await carol.create({ title: 'x', tags })
    if (tags[0] === 'done') await carol.complete({ id: task.id })
  }
  expect(await carol.ask('{ tags { tag count } }')).toEqual({
    tags: [
      { tag: 'home', count: 2 },
      { tag: 'äpfel', count: 1 },
      { tag: 'urgent', count: 1 },
      { tag: 'zoo', count: 1 },
    ],
  })
  expect(await as('nobody').ask('{ tags { tag } }')).toEqual({ tags: [] })
  expect(await statementsOf(() => carol.ask('{ tags { tag count } }'))).toBe(1)
})
