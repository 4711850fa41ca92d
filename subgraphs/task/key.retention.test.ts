import { expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'

const { as, database, task } = await openWorld()
const alice = as('alice')
const admin = database.open()
const keys = async () =>
  (await admin.query<{ key: string }>('select key from task.idempotency_key order by key')).map(({ key }) => key)

test('a key is kept for its day; then it is forgotten, and stands for something new', async () => {
  const make = (key: string, title = 'x') => alice.create({ title, idempotencyKey: key })
  const [kept, old] = [await make('kept'), await make('old')]
  await admin.query(
    `update task.idempotency_key set created_at = now() - case key when 'old' then interval '25 hours' else interval '24 hours' end`,
  )
  await admin.query(
    `insert into task.idempotency_key select 'bob', 'createTask', i::text, '', '{}', now() - interval '30 days'
     from generate_series(1, 2500) i`,
  )

  task.start()

  await expect.poll(keys, { timeout: 10_000, interval: 20 }).toEqual(['kept'])
  expect(await make('kept')).toEqual(kept)
  const { task: another } = await make('old', 'something else')
  expect(another).toMatchObject({ title: 'something else', version: 1 })
  expect(another.id).not.toBe(old.task.id)
})
