import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
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

const made = async (count: number) =>
  (await alice.createMany({ tasks: named(count) })).map(({ task }) => task?.id ?? '')

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
