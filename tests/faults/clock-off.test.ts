import { describe, expect, test } from 'vitest'
import { clockOff, taskAndReminder } from '../support/task-and-reminder.ts'

const minute = 60_000
const hour = 60 * minute

type World = Awaited<ReturnType<typeof taskAndReminder>>
type Row = Readonly<{ status: string; reason: string | null; late: number | null }>

const remindersOf = ({ admin }: World, taskId: string) =>
  admin.query<Row>(
    `select status, cancel_reason as reason, extract(epoch from sent_at - trigger_at)::float8 as late
     from reminder.reminder where task_id = $1`,
    [taskId],
  )
/** A due so many milliseconds from now, by the true time. */
function dueIn(ms: number) {
  const at = new Date(Math.ceil((Date.now() + ms) / 1_000) * 1_000).toISOString()
  return { date: at.slice(0, 10), time: at.slice(11, 19), timeZone: 'UTC' }
}
const create = async ({ ask }: World, ms: number) => {
  const query =
    'mutation ($due: DueInput!) { made: createTask(input: { title: "Tea", due: $due, reminders: [{ lead: "PT0S" }] }) { task { id } } }'
  return (await ask(query, { due: dueIn(ms) }))['made']?.task.id ?? ''
}
const change = ({ ask }: World, what: string, id: string) =>
  ask(`mutation ($id: ID!) { changed: ${what}(input: { id: $id }) { task { id } } }`, { id })
const onTime = [{ status: 'SENT', reason: null, late: expect.toSatisfy((late: number) => late >= 0 && late < 2) }]

describe.each([
  ['task', 'ahead', { task: clockOff(hour) }],
  ['task', 'behind', { task: clockOff(-hour) }],
  ['reminder', 'ahead', { reminder: clockOff(hour) }],
  ['reminder', 'behind', { reminder: clockOff(-hour) }],
])('F22: the clock of %s is an hour %s', (_, __, clocks) => {
  test('what is due in a moment is reminded of then', async () => {
    const world = await taskAndReminder(clocks)
    await world.start()

    const id = await create(world, 1_000)

    await expect.poll(() => remindersOf(world, id)).toEqual(onTime)
  })

  test('what was due half an hour ago is not reminded of', async () => {
    const world = await taskAndReminder(clocks)
    await world.start()

    const id = await create(world, -30 * minute)

    await expect.poll(() => remindersOf(world, id)).toEqual([{ status: 'CANCELLED', reason: 'PAST', late: null }])
  })

  test('an instant is ahead, or has passed, by the true time', async () => {
    const world = await taskAndReminder(clocks)
    const query =
      'mutation ($at: DateTime!) { made: createTask(input: { title: "Tea", reminders: [{ at: $at }] }) { task { id } } }'
    const at = (ms: number) => ({ at: new Date(Date.now() + ms).toISOString() })

    expect((await world.ask(query, at(30 * minute)))['made']?.task.id).toEqual(expect.any(String))
    await expect(world.ask(query, at(-30 * minute))).rejects.toThrow(/use an instant that is ahead/)
  })

  test('reopened before its time, it is reminded of at its time', async () => {
    const world = await taskAndReminder(clocks)
    await world.start()
    const id = await create(world, 3_000)
    await change(world, 'completeTask', id)
    await expect
      .poll(() => remindersOf(world, id))
      .toEqual([{ status: 'CANCELLED', reason: 'TASK_COMPLETED', late: null }])

    await change(world, 'reopenTask', id)

    await expect.poll(() => remindersOf(world, id)).toEqual(onTime)
  })

  test('reopened after its time, it is not', async () => {
    const world = await taskAndReminder(clocks)
    await world.start()
    const id = await create(world, 30 * minute)
    await change(world, 'completeTask', id)
    await expect.poll(() => remindersOf(world, id)).toMatchObject([{ status: 'CANCELLED' }])
    await world.admin.query(`update reminder.reminder set lead = 'PT1H'`) // which makes its time half an hour ago

    await change(world, 'reopenTask', id)

    const heard = () => world.admin.query('select version from reminder.handled where task_id = $1', [id])
    await expect.poll(heard).toEqual([{ version: 3 }])
    expect(await remindersOf(world, id)).toMatchObject([{ status: 'CANCELLED' }])
  })

  test('what came due while its event was held up is late, and not forgotten', async () => {
    const world = await taskAndReminder(clocks)
    const id = await create(world, 100)
    const isDue = () => world.admin.query('select 1 from task.task where id = $1 and due_at < now()', [id])
    await expect.poll(isDue).toHaveLength(1)

    await world.start()

    await expect.poll(() => remindersOf(world, id)).toMatchObject([{ status: 'SENT' }])
  })
})
