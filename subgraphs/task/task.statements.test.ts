import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { wireTap } from '../../tests/support/wire-tap.ts'
import { openWorld } from './task.fixture.ts'

const tap = await wireTap(inject('postgres'))
afterAll(tap.close)
const { as } = await openWorld({ by: tap.through })
const alice = as('alice')

const ids: string[] = []
beforeAll(async () => {
  for (let index = 0; index < 60; index++) ids.push((await alice.create({ title: `task ${index}` })).task.id)
  await alice.list()
})

/** What was asked of the database for this, aside from transactions and whose they are. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  tap.forget()
  await work()
  return tap.sent().filter((text) => !/^\s*(begin|commit|rollback|select set_config)/i.test(text))
}
const countOf = async (work: () => Promise<unknown>) => (await statementsOf(work)).length

test('creating a task is one statement', async () => {
  expect(await countOf(() => alice.create({ title: 'x' }))).toBe(1)
  expect(await countOf(() => alice.create({ title: 'x', due: { date: '2030-01-02', timeZone: 'UTC' } }))).toBe(1)
})

test('one more finds the person’s zone, where a due needs it, and one the answer to a key', async () => {
  expect(await countOf(() => alice.create({ title: 'x', due: { date: '2030-01-02' } }))).toBe(2)
  expect(await countOf(() => alice.create({ title: 'x', idempotencyKey: 'k' }))).toBe(2)
})

test('changing a task is two: read and write', async () => {
  const id = ids[0] ?? ''
  expect(await countOf(() => alice.update({ id, title: 'y' }))).toBe(2)
  expect(await countOf(() => alice.complete({ id }))).toBe(2)
  expect(await countOf(() => alice.complete({ id }))).toBe(1) // nothing to write
  expect(await countOf(() => alice.remove({ id }))).toBe(2)
})

test('a list is one statement, whatever its size; it is counted only when asked for the count', async () => {
  const list = (fields: string) => () => alice.ask(`{ tasks(first: 50) { ${fields} } }`)

  expect(await countOf(list('nodes { id title due { at isOverdue } }'))).toBe(1)
  expect(await countOf(list('edges { cursor node { id } } pageInfo { hasNextPage endCursor }'))).toBe(1)
  const counted = await statementsOf(list('totalCount nodes { id }'))
  expect(counted).toHaveLength(2)
  expect(counted.filter((text) => text.includes('count('))).toHaveLength(1)
})

test('the feed is one statement; its tasks one more for all of them, its head and its count only when asked for', async () => {
  const feed = (fields: string) => () => alice.ask(`{ changes(first: 50) { ${fields} } }`)

  expect(await countOf(feed('nodes { id kind cursor }'))).toBe(1)
  expect(await countOf(feed('nodes { id task { id title } }'))).toBe(2)
  expect(await countOf(feed('head nodes { id }'))).toBe(2)
  expect(await countOf(feed('totalCount nodes { id }'))).toBe(2)
})

test('entities are one statement for all of them', async () => {
  expect(await countOf(() => alice.entities(...ids.slice(0, 50)))).toBe(1)
  expect(await countOf(() => alice.entities('x', ...ids.slice(0, 5), ...ids.slice(0, 5)))).toBe(1)
})

test('a task that is asked for twice is read once', async () => {
  const query = '{ a: task(id: "ID") { title } b: task(id: "ID") { version } }'.replaceAll('ID', ids[1] ?? '')
  expect(await countOf(() => alice.ask(query))).toBe(1)
})

test('bad input costs no statement at all', async () => {
  expect(await countOf(() => alice.create({ title: '' }).catch(() => {}))).toBe(0)
  expect(await countOf(() => alice.list({ first: 101 }).catch(() => {}))).toBe(0)
  expect(await countOf(() => alice.list({ after: 'x' }).catch(() => {}))).toBe(0)
  expect(await countOf(() => alice.complete({ id: 'x' }).catch(() => {}))).toBe(0)
})
