import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { taskFaults } from '../../tests/support/checkers/task.checkers.ts'
import { numberOf, openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { type Row, verbsOf } from './task-verbs.fixture.ts'

const { as, database } = await openWorld()
const admin = database.open()
const client = as('alice')
const alice = verbsOf(client)
const daily = { due: { date: '2030-01-02' }, recurrence: { rule: 'FREQ=DAILY' } }
afterAll(async () => expect(await taskFaults(admin, ['alice', 'bob'], [])).toEqual([]))

const named = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `task ${index}` }))
const made = async (count: number) =>
  (await alice.createMany({ tasks: named(count) })).map(({ task }) => task?.id ?? '')
const numbersOf = (rows: readonly Row[]) =>
  rows.flatMap(({ change }) => (change ? numberOf('alice', change.cursor) : []))
const codes = (rows: readonly Row[]) => rows.map(({ code }) => code)
const rowsOf = async () => (await admin.query<{ xmin: string }>('select distinct xmin::text from task.task')).length

describe('createTasks', () => {
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
})

describe.each(['completeMany', 'removeMany'] as const)('%s', (verb) => {
  test('the results come in the order of the input, with consecutive numbers, in one transaction', async () => {
    const ids = (await made(40)).reverse()
    const rows = await alice[verb]({ ids })

    expect(rows.map(({ task }) => task?.id)).toEqual(ids)
    const [first = 0] = numbersOf(rows)
    expect(numbersOf(rows)).toEqual(ids.map((_, index) => first + index))
    expect(rows.map(({ change }) => change?.kind)).toEqual(
      ids.map(() => (verb === 'completeMany' ? 'COMPLETED' : 'DELETED')),
    )
  })

  test('what is not there, not one’s own or no id is NOT_FOUND in its place; the others go through', async () => {
    const hers = await verbsOf(as('bob')).create({ title: 'of bob' })
    const [first = '', second = ''] = await made(2)
    const rows = await alice[verb]({ ids: [newId(), first.toUpperCase(), hers.task.id, 'x', second] })

    expect(codes(rows)).toEqual(['NOT_FOUND', null, 'NOT_FOUND', 'NOT_FOUND', null])
    expect(rows[2]?.message).toBe(rows[0]?.message)
    expect(await verbsOf(as('bob')).find(hers.task.id)).toEqual(hers.task)
  })

  test('what is so already is no failure, and changes nothing', async () => {
    const ids = await made(2)
    await alice[verb]({ ids: ids.slice(0, 1) })
    const rows = await alice[verb]({ ids })

    expect(codes(rows)).toEqual([null, null])
    expect(rows.map(({ change }) => change === null)).toEqual([true, false])
  })

  test('of repeating tasks each makes its next one, in the same transaction', async () => {
    const rows = await alice.createMany({
      tasks: [
        { title: 'a', ...daily },
        { title: 'b', ...daily },
      ],
    })
    await alice[verb]({ ids: rows.map(({ task }) => task?.id) })

    for (const { task } of rows) {
      const slots = await admin.query(
        'select occurrence, xmin::text from task.task where series_id = $1 order by occurrence',
        [task?.series?.id],
      )
      expect(slots).toMatchObject([{ occurrence: '2030-01-02' }, { occurrence: '2030-01-03' }])
      expect(new Set(slots.map((slot) => (slot as { xmin: string }).xmin)).size).toBe(1)
    }
  })

  test('two occurrences of one series, in either order, leave one open', async () => {
    for (const order of [0, 1]) {
      const { task } = await alice.create({ title: `two ${verb} ${order}`, ...daily })
      const { next } = await alice.complete({ id: task.id })
      await alice.update({ id: next?.id, title: 'touched, so that both stay' })
      await alice.reopen({ id: task.id })
      const ids = [task.id, next?.id ?? '']
      const rows = await alice[verb]({ ids: order ? ids : ids.reverse() })

      expect(codes(rows)).toEqual([null, null])
      const open = await admin.query(`select occurrence from task.task where series_id = $1 and status = 'ACTIVE'`, [
        task.series?.id,
      ])
      expect(open).toEqual([{ occurrence: '2030-01-04' }])
    }
  })

  test('bad input is refused as a whole: none, 101, or one twice', async () => {
    const [id = ''] = await made(1)
    const attempts: [string[], RegExp][] = [
      [[], /input\.ids: name at least one/],
      [Array.from({ length: 101 }, newId), /input\.ids: name at most 100/],
      [[id, newId(), id.toUpperCase()], /input\.ids: name each task once/],
    ]
    for (const [ids, message] of attempts)
      await expect(alice[verb]({ ids })).rejects.toMatchObject({
        ...refusal('BAD_USER_INPUT'),
        message: expect.stringMatching(message),
      })
    expect((await alice.find(id)).version).toBe(1)
  })
})

test('createTasks with none or 101 is refused as a whole', async () => {
  for (const tasks of [[], named(101)])
    await expect(alice.createMany({ tasks })).rejects.toMatchObject(refusal('BAD_USER_INPUT'))
})

describe('a parent and its part in one', () => {
  const family = async () => {
    const { task: parent } = await alice.create({ title: 'parent' })
    const { task: part } = await alice.create({ title: 'part', parentId: parent.id })
    return [parent.id, part.id] as const
  }

  test.each([
    ['parent first', 0],
    ['part first', 1],
  ])('%s: both are deleted, each once', async (_, order) => {
    const ids = await family()
    const rows = await alice.removeMany({ ids: order ? [...ids].reverse() : ids })

    expect(codes(rows)).toEqual([null, null])
    for (const id of ids) expect(await alice.find(id)).toMatchObject({ status: 'DELETED', version: 2 })
    await alice.restore({ id: ids[0] })
    expect((await alice.find(ids[1])).status).toBe(order ? 'DELETED' : 'ACTIVE')
  })
})

test('a failure of the transaction fails the mutation as a whole, and nothing of it is left', async () => {
  const ids = await made(3)
  await admin.query(`create function task.refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`)
  await admin.query(
    `create trigger refuse before update on task.task for each row when (old.id = '${ids[2]}') execute function task.refuse()`,
  )
  const { head } = await client.changes()

  await expect(alice.completeMany({ ids, idempotencyKey: 'failed' })).rejects.toThrow()

  await admin.query('drop trigger refuse on task.task')
  expect((await client.changes()).head).toBe(head)
  for (const id of ids) expect((await alice.find(id)).version).toBe(1)
  expect(codes(await alice.completeMany({ ids, idempotencyKey: 'failed' }))).toEqual([null, null, null])
})
