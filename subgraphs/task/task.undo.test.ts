import { afterAll, beforeEach, expect, test } from 'vitest'
import { taskFaults } from '../../tests/support/checkers/task.checkers.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { type Done, type RepeatingTask, verbsOf } from './task-verbs.fixture.ts'

const { as, clock, database } = await openWorld()
const admin = database.open()
const alice = verbsOf(as('alice'))
const daily = { due: { date: '2030-01-02', time: '09:00' }, recurrence: { rule: 'FREQ=DAILY' } }
beforeEach(() => clock.advance(1_000))
afterAll(async () => expect(await taskFaults(admin, ['alice'], [])).toEqual([]))

const undo = (done: Pick<Done, 'change'>) => alice.undo({ changeId: done.change?.id })
/** What people set of a task, and how it is. */
const shown = ({ version: _, updatedAt: __, ...rest }: RepeatingTask) => rest

const ofSeries = 'a deletion of the series'
const changes: [string, (id: string) => Promise<Done>][] = [
  ['an update', (id) => alice.update({ id, title: 'y', description: null, tags: ['b'], priority: 'LOW' })],
  ['a completion, and the next one with it', (id) => alice.complete({ id })],
  ['a move', (id) => alice.reschedule({ id, due: { date: '2030-02-02' } })],
  [
    'a new repetition from here on',
    (id) => alice.reschedule({ id, recurrence: { rule: 'FREQ=WEEKLY' }, scope: 'THIS_AND_FUTURE' }),
  ],
  ['a stop', (id) => alice.stop({ id })],
  ['an end by rescheduling', (id) => alice.reschedule({ id, recurrence: null })],
  ['a skip, and the next one with it', (id) => alice.skip({ id })],
  ['a deletion of one', (id) => alice.remove({ id })],
  [ofSeries, (id) => alice.remove({ id, scope: 'SERIES' })],
]

test.each(changes)('%s is undone: all is as it was', async (_, change) => {
  const { task } = await alice.create({ title: 'x', description: 'd', priority: 'HIGH', tags: ['a'], ...daily })
  const done = await change(task.id)
  const undone = await undo(done)

  expect(shown(undone.task)).toEqual(shown(task))
  expect(undone.change?.kind).not.toBe('CREATED')
  const open = await admin.query(`select id from task.task where (series_id = $1 or id = $2) and status = 'ACTIVE'`, [
    task.series?.id,
    task.id,
  ])
  expect(open).toEqual([{ id: task.id }])
  expect((await alice.complete({ id: task.id })).next?.due).toMatchObject({ date: '2030-01-03', time: '09:00' })
})

test.each(changes.filter(([what]) => what !== ofSeries))(
  '%s: the undo is undone too, and the task is as after the change',
  async (_, change) => {
    const { task } = await alice.create({ title: 'x', ...daily })
    const done = await change(task.id)
    clock.advance(1_000)
    const redone = await undo(await undo(done))

    const { completedAt: _at, deletedAt: _too, series: _series, ...after } = shown(done.task)
    expect(redone.task).toMatchObject({ ...after, series: { isStopped: done.task.series?.isStopped } })
  },
)

// What is deleted again is only the task, and the repetition goes on.
test(`${ofSeries}: the undo is undone too`, async () => {
  const { task } = await alice.create({ title: 'x', ...daily })
  const redone = await undo(await undo(await alice.remove({ id: task.id, scope: 'SERIES' })))
  expect(redone.task.series?.isStopped).toBe(true)
})

test('what was made is deleted, and comes back by undoing that', async () => {
  const made = await alice.create({ title: 'x', ...daily })
  const gone = await undo(made)
  expect(gone.task).toMatchObject({ status: 'DELETED', series: { isStopped: true } })
  expect((await undo(gone)).task).toMatchObject({ status: 'ACTIVE', series: { isStopped: false } })
})

test('a reopening and a restoration are undone', async () => {
  const { task } = await alice.create({ title: 'x' })
  await alice.complete({ id: task.id })
  expect((await undo(await alice.reopen({ id: task.id }))).task.status).toBe('COMPLETED')
  await alice.remove({ id: task.id })
  expect((await undo(await alice.restore({ id: task.id }))).task.status).toBe('DELETED')
})

test('a deletion is undone with the parts that went with it', async () => {
  const { task } = await alice.create({ title: 'parent' })
  const part = await alice.create({ title: 'part', parentId: task.id })
  await undo(await alice.remove({ id: task.id }))
  expect(await alice.find(part.task.id)).toMatchObject({ status: 'ACTIVE', version: 3 })
})

test('a bulk is undone row by row', async () => {
  const rows = await alice.createMany({ tasks: [{ title: 'a' }, { title: 'b', ...daily }] })
  const ids = rows.map(({ task }) => task?.id ?? '')
  const [first, second] = await alice.completeMany({ ids })
  if (second) await undo(second)
  expect((await alice.find(ids[0] ?? '')).status).toBe('COMPLETED')
  expect((await alice.find(ids[1] ?? '')).status).toBe('ACTIVE')
  if (first) await undo(first)
  expect((await alice.find(ids[0] ?? '')).status).toBe('ACTIVE')
})

test('a later change of the same field is CONFLICT and named; one of another field stays', async () => {
  const { task } = await alice.create({ title: 'x' })
  const [first] = [await alice.update({ id: task.id, title: 'y', tags: ['a'] })]
  await alice.update({ id: task.id, priority: 'LOW' })
  const second = await alice.update({ id: task.id, title: 'z' })

  await expect(undo(first)).rejects.toMatchObject({
    ...refusal('CONFLICT', { fields: ['title'] }),
    message: expect.stringContaining('title'),
  })
  await undo(second)
  await undo(first)
  expect(await alice.find(task.id)).toMatchObject({ title: 'x', priority: 'LOW', tags: [] })
})

test('what was made, renamed twice and completed is taken back, last first; and all of that is, too', async () => {
  const made = await alice.create({ title: 'x' })
  const { id } = made.task
  const done = [made, await alice.update({ id, title: 'y' }), await alice.update({ id, title: 'z' })]
  done.push(await alice.complete({ id }))

  const undone: Done[] = []
  for (const one of done.toReversed()) undone.push(await undo(one))
  expect(await alice.find(id)).toMatchObject({ title: 'x', status: 'DELETED' })
  for (const one of undone.toReversed()) await undo(one)
  expect(await alice.find(id)).toMatchObject({ title: 'z', status: 'COMPLETED' })
})

test('a completion whose next one was touched is undone, and that one stays', async () => {
  const { task } = await alice.create({ title: 'x', ...daily })
  const done = await alice.complete({ id: task.id })
  await alice.update({ id: done.next?.id, title: 'touched' })
  expect((await undo(done)).task.status).toBe('ACTIVE')
  expect((await alice.find(done.next?.id ?? '')).status).toBe('ACTIVE')
})

test('of twenty who undo the same at once one does; with a key all are told so', async () => {
  const { task } = await alice.create({ title: 'x' })
  const [first, second] = [
    await alice.update({ id: task.id, title: 'y' }),
    await alice.update({ id: task.id, tags: ['a'] }),
  ]
  const twenty = <T>(what: () => Promise<T>) => Promise.allSettled(Array.from({ length: 20 }, what))

  const bare = await twenty(() => undo(second))
  expect(bare.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const keyed = await twenty(() => alice.undo({ changeId: first.change?.id, idempotencyKey: 'undo' }))
  expect(keyed).toEqual(
    keyed.map(() => ({ status: 'fulfilled', value: expect.objectContaining({ change: expect.anything() }) })),
  )
  expect((await alice.find(task.id)).version).toBe(5)
})

test('what is gone for good can not be brought back', async () => {
  const { task } = await alice.create({ title: 'x', ...daily })
  await alice.complete({ id: task.id })
  await alice.reopen({ id: task.id })
  const gone = (await as('alice').changes({ first: 100 })).nodes.findLast(({ kind }) => kind === 'PURGED')
  await expect(alice.undo({ changeId: gone?.id })).rejects.toMatchObject(refusal('CONFLICT'))
})
