import { afterAll, expect, test } from 'vitest'
import { taskFaults } from '../../tests/support/checkers/task.checkers.ts'
import { codes, named, numbersOf } from './task.bulk.fixture.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

const { as, database } = await openWorld()
const admin = database.open()
const client = as('alice')
const alice = verbsOf(client)
const daily = { due: { date: '2030-01-02' }, recurrence: { rule: 'FREQ=DAILY' } }
afterAll(async () => expect(await taskFaults(admin, ['alice', 'bob'], [])).toEqual([]))

const rowsOf = async () => (await admin.query<{ xmin: string }>('select distinct xmin::text from task.task')).length

test('a hundred are made in one transaction, in the order of the input, with consecutive numbers', async () => {
  const before = await rowsOf()
  const rows = await alice.createMany({ tasks: named(100) })

  expect(rows.map(({ task }) => task?.title)).toEqual(named(100).map(({ title }) => title))
  expect(rows.map(({ index }) => index)).toEqual(rows.map((_, index) => index))
  const [first = 0] = numbersOf(rows)
  expect(numbersOf(rows)).toEqual(rows.map((_, index) => first + index))
  expect(await rowsOf()).toBe(before + 1)
})

test('each row is decided by itself: those that are wrong say why, by the path of their fault', async () => {
  const part = await alice.create({ title: 'part', parentId: (await alice.create({ title: 'parent' })).task.id })
  const hers = await verbsOf(as('bob')).create({ title: 'of bob' })
  const rows = await alice.createMany({
    tasks: [
      { title: 'fine', ...daily, tags: ['B'] },
      { title: '', due: { date: '2030-02-30' } },
      { title: 'x', recurrence: daily.recurrence },
      { title: 'x', due: daily.due, recurrence: { rule: 'FREQ=DAILY', timeZone: 'Asia/Karachi' } },
      { title: 'x', parentId: hers.task.id },
      { title: 'x', parentId: part.task.id },
      { title: 'x', idempotencyKey: 'its own' },
      { title: 'x', reminders: [{ at: '2030-01-01T00:00:00Z' }, { at: '2020-01-01T00:00:00Z' }] },
      { title: 'last' },
    ],
  })

  expect(codes(rows)).toEqual([
    null,
    ...Array(3).fill('BAD_USER_INPUT'),
    'NOT_FOUND',
    ...Array(3).fill('BAD_USER_INPUT'),
    null,
  ])
  expect(rows.map(({ task }) => task !== null)).toEqual(codes(rows).map((code) => code === null))
  const messages = rows.map(({ message }) => message)
  expect(messages[1]).toMatch(/input\.tasks\.1\.title: .*; input\.tasks\.1\.due\.date: /)
  expect(messages[2]).toMatch(/input\.tasks\.2\.recurrence: give the task a due/)
  expect(messages[3]).toMatch(/input\.tasks\.3\.recurrence\.timeZone: leave it out/)
  expect(messages[5]).toMatch(/input\.tasks\.5\.parentId: name a task that is no part/)
  expect(messages[6]).toMatch(/input\.tasks\.6\.idempotencyKey: /)
  expect(messages[7]).toMatch(/input\.tasks\.7\.reminders\.1\.at: use an instant that is ahead/)
  const [first, last] = numbersOf(rows)
  expect(last).toBe((first ?? 0) + 1)
})

test('when all are wrong nothing is made, and that is no failure', async () => {
  const { head } = await client.changes()
  expect(codes(await alice.createMany({ tasks: [{ title: '' }, { title: ' ' }] }))).toEqual(
    Array(2).fill('BAD_USER_INPUT'),
  )
  expect((await client.changes()).head).toBe(head)
})

test('none or 101 is refused as a whole', async () => {
  for (const tasks of [[], named(101)])
    await expect(alice.createMany({ tasks })).rejects.toMatchObject(refusal('BAD_USER_INPUT'))
})
