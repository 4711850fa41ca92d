import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { rowsLookedAt } from '../../tests/support/plan.ts'
import { wireTap } from '../../tests/support/wire-tap.ts'
import { openWorld } from './task.fixture.ts'

const tap = await wireTap(inject('postgres'))
afterAll(tap.close)
const { as, database } = await openWorld({ by: tap.through })
const alice = as('alice')
const service = database.open('task')

beforeAll(async () => {
  await database.open().query(
    `insert into task.task (id, owner_id, title, status, priority, version, created_at, updated_at)
     select uuidv7(), 'alice', 'x', 'ACTIVE', 2, 1, moment, moment
     from generate_series(timestamptz '2030-01-01', '2030-01-01 05:00', '1 second') moment`,
  )
  await database.open().query('analyze task.task')
})

async function looksAt(given: Parameters<typeof alice.list>[0]): Promise<number> {
  tap.forget()
  await alice.list(given)
  const query = tap.sent().find((text) => text.includes('"task"."task"')) ?? ''
  return rowsLookedAt(service, 'alice', query)
}

test.each(['DUE_ASC', 'CREATED_ASC', 'CREATED_DESC'])(
  '%s: of 18,000 tasks the first page reads its own',
  async (orderBy) => {
    expect(await looksAt({ orderBy, first: 10 })).toBeLessThan(30)
  },
)

test.each(['CREATED_ASC', 'CREATED_DESC'])('%s: a page in the middle reads its own as well', async (orderBy) => {
  let after: string | null = null
  for (let page = 0; page < 20; page++) after = (await alice.list({ orderBy, first: 100, after })).pageInfo.endCursor

  expect(await looksAt({ orderBy, first: 10, after })).toBeLessThan(30)
})
