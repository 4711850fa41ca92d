import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { taskFaults } from '../../tests/support/checkers/task.checkers.ts'
import { openWorld, startOfTests } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

const { as, clock, database } = await openWorld()
const admin = database.open()
const client = as('alice')
const alice = verbsOf(client)
const twenty = Array.from({ length: 20 }, (_, index) => index)
const mondays = { due: { date: '2030-01-07', time: '09:00' }, recurrence: { rule: 'freq=weekly;byday=mo' } }
beforeEach(() => clock.set(startOfTests))
afterAll(async () => expect(await taskFaults(admin, ['alice'], [])).toEqual([]))

const weekly = (more: object = {}) => alice.create({ title: 'Water the plants', ...mondays, ...more })
const kindsAfter = async (head: string) =>
  (await client.changes({ after: head })).nodes.map(({ kind, taskId, changed }) => ({ kind, taskId, changed }))
const feed = async () => (await client.changes({ first: 1 })).head
const partsOf = (id: string | undefined) =>
  admin.query<{ title: string; status: string }>(
    'select title, status from task.task where parent_id = $1 order by created_at, id',
    [id],
  )

describe('a repeating task', () => {
  test('shows its rule in one spelling, in the zone of its due', async () => {
    expect((await weekly()).task).toMatchObject({
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'DUE', timeZone: 'Europe/Berlin' },
      series: { isStopped: false },
      due: { date: '2030-01-07', time: '09:00', timeZone: 'Europe/Berlin' },
    })
  })

  test('when completed makes its next one at once, by two changes with consecutive numbers', async () => {
    const { task } = await weekly({ description: 'twice', priority: 'HIGH', tags: ['home'] })
    const head = await feed()
    const { task: done, next, change } = await alice.complete({ id: task.id })

    expect(done).toMatchObject({ status: 'COMPLETED', version: 2 })
    const { id, due, createdAt, updatedAt, ...same } = task
    expect(next).toMatchObject({ ...same, due: { ...due, date: '2030-01-14', at: '2030-01-14T08:00:00.000Z' } })
    expect(change?.kind).toBe('COMPLETED')
    expect(await kindsAfter(head)).toMatchObject([
      { kind: 'COMPLETED', taskId: task.id },
      { kind: 'CREATED', taskId: next?.id, changed: expect.arrayContaining(['title', 'due', 'recurrence']) },
    ])
  })

  test('completed again changes nothing, and still names what follows', async () => {
    const { task } = await weekly()
    const { next } = await alice.complete({ id: task.id })
    expect(await alice.complete({ id: task.id })).toMatchObject({ change: null, next: { id: next?.id } })
  })

  test('I7: twenty completions at once make one next task, and all are told of it', async () => {
    const { task } = await weekly()
    const answers = await Promise.all(twenty.map(() => alice.complete({ id: task.id })))

    expect(answers.filter(({ change }) => change)).toHaveLength(1)
    expect(new Set(answers.map(({ next }) => next?.id)).size).toBe(1)
    expect(await admin.query('select count(*) from task.task where series_id = $1', [task.series?.id])).toEqual([
      { count: 2 },
    ])
  })

  test('I7: completions, skips and deletions at once make one next task too', async () => {
    const { task } = await weekly()
    const verbs = [alice.complete, alice.skip, alice.remove]
    await Promise.allSettled(twenty.map((index) => (verbs[index % 3] ?? alice.complete)({ id: task.id })))

    const open = await admin.query(`select occurrence from task.task where series_id = $1 and status = 'ACTIVE'`, [
      task.series?.id,
    ])
    expect(open).toEqual([{ occurrence: '2030-01-14T09:00' }])
  })

  test('F24: done three weeks late, the next one is the next Monday, and not three', async () => {
    const { task } = await weekly()
    clock.set('2030-01-30T12:00:00Z')
    expect((await alice.complete({ id: task.id })).next?.due?.date).toBe('2030-02-04')
    expect(await admin.query('select count(*) from task.task where series_id = $1', [task.series?.id])).toEqual([
      { count: 2 },
    ])
  })

  test.each([
    ['Europe/Berlin', '2030-03-30', '02:30', ['2030-03-31T01:30:00.000Z', '2030-04-01T00:30:00.000Z']],
    ['America/New_York', '2030-11-02', '01:30', ['2030-11-03T05:30:00.000Z', '2030-11-04T06:30:00.000Z']],
    ['Australia/Lord_Howe', '2030-10-05', '02:15', ['2030-10-05T15:45:00.000Z', '2030-10-06T15:15:00.000Z']],
    ['Asia/Kathmandu', '2030-02-27', '09:00', ['2030-02-28T03:15:00.000Z', '2030-03-01T03:15:00.000Z']],
  ])('F23: keeps its wall time in %s when the clocks change', async (timeZone, date, time, instants) => {
    let { task } = await alice.create({ title: 'x', due: { date, time, timeZone }, recurrence: { rule: 'FREQ=DAILY' } })
    for (const at of instants) {
      clock.set(task.due?.at ?? '')
      const { next } = await alice.complete({ id: task.id })
      expect(next?.due).toMatchObject({ at, time, timeZone })
      if (next) task = next
    }
  })

  test('its last one says so: nothing follows', async () => {
    const { task } = await weekly({ recurrence: { rule: 'FREQ=WEEKLY;COUNT=2' } })
    const { next } = await alice.complete({ id: task.id })
    expect(await alice.complete({ id: next?.id })).toMatchObject({ next: null, change: { kind: 'COMPLETED' } })
  })

  test('an edit applies to it and to those to come; its parts come anew, all open', async () => {
    const { task } = await weekly()
    await alice.update({ id: task.id, title: 'Water all plants' })
    const part = await alice.create({ title: 'fill the can', parentId: task.id })
    await alice.complete({ id: part.task.id })
    const { next } = await alice.complete({ id: task.id })

    expect(next?.title).toBe('Water all plants')
    expect(await partsOf(next?.id)).toEqual([{ title: 'fill the can', status: 'ACTIVE' }])
    expect(await partsOf(task.id)).toEqual([{ title: 'fill the can', status: 'COMPLETED' }])
  })
})

describe('reopening', () => {
  test('takes the next one back, for good, and its parts; the feed still tells of them', async () => {
    const { task } = await weekly()
    await alice.create({ title: 'part', parentId: task.id })
    const { next } = await alice.complete({ id: task.id })
    const head = await feed()

    expect(await alice.reopen({ id: task.id })).toMatchObject({ task: { status: 'ACTIVE', version: 3 }, next: null })
    await expect(alice.find(next?.id ?? '')).rejects.toMatchObject(refusal('NOT_FOUND'))
    expect(await partsOf(next?.id)).toEqual([])
    expect((await kindsAfter(head)).map(({ kind }) => kind)).toEqual(['REOPENED', 'PURGED', 'PURGED'])
    expect((await client.changes({ after: head })).nodes[1]).toMatchObject({ taskId: next?.id })
    expect((await alice.complete({ id: task.id })).next?.due).toEqual(next?.due)
  })

  test('leaves one that somebody touched, and says so', async () => {
    const { task } = await weekly()
    const { next } = await alice.complete({ id: task.id })
    await alice.update({ id: next?.id, title: 'touched' })

    expect(await alice.reopen({ id: task.id })).toMatchObject({
      task: { status: 'ACTIVE' },
      next: { title: 'touched' },
    })
  })
})

describe('skipping, stopping, deleting and restoring', () => {
  test('skipping deletes this one and makes the next', async () => {
    const { task } = await weekly()
    const head = await feed()
    const { next } = await alice.skip({ id: task.id })

    expect(next?.due?.date).toBe('2030-01-14')
    expect(await kindsAfter(head)).toMatchObject([{ kind: 'DELETED', changed: ['skipped'] }, { kind: 'CREATED' }])
    await expect(alice.restore({ id: task.id })).rejects.toMatchObject(refusal('CONFLICT'))
  })

  test('skipping what does not repeat, or is done, is CONFLICT', async () => {
    const [plain, { task }] = [await alice.create({ title: 'x' }), await weekly()]
    await alice.complete({ id: task.id })
    for (const { id } of [plain.task, task]) await expect(alice.skip({ id })).rejects.toMatchObject(refusal('CONFLICT'))
  })

  test('stopping keeps the task, which then is the last', async () => {
    const { task } = await weekly()
    expect(await alice.stop({ id: task.id })).toMatchObject({
      task: { status: 'ACTIVE', recurrence: null, series: { isStopped: true } },
      change: { kind: 'UPDATED', changed: ['recurrence'] },
    })
    expect((await alice.complete({ id: task.id })).next).toBeNull()
    expect((await alice.stop({ id: task.id })).change).toBeNull()
  })

  test('deleting one of a series skips it; deleting the SERIES ends it, with what is open', async () => {
    const { task } = await weekly()
    const { task: gone } = await alice.remove({ id: task.id })
    expect(gone).toMatchObject({ status: 'DELETED', series: { isStopped: false } })
    const [open] = await admin.query<{ id: string }>(
      `select id from task.task where series_id = $1 and status = 'ACTIVE'`,
      [task.series?.id],
    )
    const done = await alice.remove({ id: open?.id, scope: 'SERIES' })
    expect(done.task).toMatchObject({ status: 'DELETED', series: { isStopped: true } })
  })

  test('what was deleted with its parent comes back with it, exactly', async () => {
    const { task } = await alice.create({ title: 'parent' })
    const [kept, gone] = [
      await alice.create({ title: 'kept', parentId: task.id }),
      await alice.create({ title: 'gone before', parentId: task.id }),
    ]
    await alice.complete({ id: kept.task.id })
    await alice.remove({ id: gone.task.id })
    await alice.remove({ id: task.id })
    await alice.restore({ id: task.id })

    expect(await partsOf(task.id)).toMatchObject([{ status: 'COMPLETED' }, { status: 'DELETED' }])
  })
})

describe('rescheduling', () => {
  test('THIS moves one occurrence, and not the grid', async () => {
    const { task } = await weekly()
    await alice.reschedule({ id: task.id, due: { date: '2030-01-09', time: '10:00' } })
    expect((await alice.complete({ id: task.id })).next?.due).toMatchObject({ date: '2030-01-14', time: '09:00' })
  })

  test('THIS_AND_FUTURE begins a new series here, and ends the old one', async () => {
    const { task } = await weekly()
    const input = { id: task.id, due: { date: '2030-01-08', time: '10:00' }, scope: 'THIS_AND_FUTURE' }
    await expect(alice.reschedule(input)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', problems: [{ path: 'input.recurrence' }] },
    })
    const moved = await alice.reschedule({ ...input, recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU' } })
    expect(moved.task.series?.id).not.toBe(task.series?.id)
    expect((await alice.complete({ id: task.id })).next?.due).toMatchObject({ date: '2030-01-15', time: '10:00' })
  })

  test('recurrence: null ends it; a rule makes a plain task repeat', async () => {
    const { task } = await weekly()
    expect((await alice.reschedule({ id: task.id, recurrence: null })).task).toMatchObject({ recurrence: null })
    const plain = await alice.create({ title: 'x', due: mondays.due })
    const { task: repeats } = await alice.update({ id: plain.task.id, recurrence: mondays.recurrence })
    expect(repeats).toMatchObject({ recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO' }, version: 2 })
  })
})
