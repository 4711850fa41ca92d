import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { rowsLookedAt } from '../../tests/support/plan.ts'
import { wireTap } from '../../tests/support/wire-tap.ts'
import { openWorld } from './task.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

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

test('what is around a task is found without looking at the others', async () => {
  const daily = { due: { date: '2030-01-02', timeZone: 'UTC' }, recurrence: { rule: 'FREQ=DAILY' } }
  const { task } = await verbsOf(alice).create({ title: 'x', ...daily })
  for (const title of ['a', 'b']) await verbsOf(alice).create({ title, parentId: task.id })
  tap.forget()
  await alice.update({ id: task.id, title: 'y' })

  const query = tap.sent().find((text) => text.includes('near')) ?? ''
  expect(await rowsLookedAt(service, 'alice', query, ['alice', [task.id]])).toBeLessThan(60)
})
