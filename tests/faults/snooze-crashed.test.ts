import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { taskAndReminder } from '../support/task-and-reminder.ts'

const hour = 3_600_000
const within = { timeout: 10_000, interval: 20 }
const snoozing = `mutation ($input: SnoozeInput!) {
  snoozeReminder(input: $input) { reminder { triggerAt snoozedUntil status } } }`

/** A task due in two hours on a whole minute, with one reminder; all of it heard. */
async function started(reminder: object) {
  const world = await taskAndReminder({})
  await world.start()
  const at = new Date(Math.ceil(systemClock.now().getTime() / 60_000) * 60_000 + 2 * hour)
  const said = { date: at.toISOString().slice(0, 10), time: at.toISOString().slice(11, 16), timeZone: 'UTC' }
  const { createTask } = await world.ask(
    'mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }',
    { input: { title: 'Tea', due: said, reminders: [reminder] } },
  )
  const rows = () => world.admin.query<{ id: string; status: string }>('select id, status from reminder.reminder')
  await expect.poll(rows, within).toHaveLength(1)
  const id = (await rows())[0]?.id
  const due = async () => (await world.admin.query<{ due_at: Date }>('select due_at from task.task'))[0]?.due_at
  return { world, at, id, taskId: createTask?.task.id, due }
}

test.each([
  ['a lead', { lead: 'PT1H' }],
  ['an instant', { at: new Date(systemClock.now().getTime() + hour).toISOString() }],
])(
  'F16: the task has moved and the answer was lost: with %s, the same key again moves it no further',
  async (_, reminder) => {
    const { world, at, id, due } = await started(reminder)
    const input = { id, for: 'PT30M', moveTask: true, idempotencyKey: 'snooze once' }
    world.link.losesAnswers = true
    const lost = await world.remind(snoozing, { input })
    expect(lost.errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE')
    const target = new Date(at.getTime() + hour / 2)
    expect(await due()).toEqual(target)
    // Meanwhile a reminder with a lead has followed its task, so that "half an hour later" would be later still.
    const version = () => world.admin.query('select from reminder.task where version = 2')
    await expect.poll(version, within).toHaveLength(1)

    world.link.losesAnswers = false
    const first = await world.remind(snoozing, { input })
    const again = await world.remind(snoozing, { input })

    expect(first.errors).toBeUndefined()
    expect(JSON.stringify(again)).toBe(JSON.stringify(first))
    expect(await due()).toEqual(target)
    const [row] = await world.admin.query<{ trigger_at: Date; snoozed_until: Date }>('select * from reminder.reminder')
    expect(row?.snoozed_until).toEqual(row?.trigger_at)
  },
)

test('what was moved elsewhere meanwhile is a CONFLICT, moves nothing, and leaves the key free', async () => {
  const { world, id, taskId, due } = await started({ lead: 'PT1H' })
  const input = { id, for: 'PT30M', moveTask: true, idempotencyKey: 'snooze once' }
  world.link.losesAnswers = true
  await world.remind(snoozing, { input })
  world.link.losesAnswers = false
  await world.ask('mutation ($input: RescheduleTaskInput!) { rescheduleTask(input: $input) { task { id } } }', {
    input: { id: taskId, due: { date: '2031-05-01', time: '09:00', timeZone: 'UTC' } },
  })

  const refused = await world.remind(snoozing, { input })
  expect(refused.errors?.[0]?.extensions).toEqual({ code: 'CONFLICT', currentVersion: 3 })
  expect(await due()).toEqual(new Date('2031-05-01T09:00:00Z'))
  expect((await world.remind(snoozing, { input })).errors).toBeUndefined()
  expect(await due()).toEqual(new Date('2031-05-01T09:30:00Z'))
})

test('a task without a due cannot move, and nothing is changed', async () => {
  const { world, id } = await started({ at: new Date(systemClock.now().getTime() + hour).toISOString() })
  await world.ask('mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { task { id } } }', {
    input: { id: (await world.admin.query<{ id: string }>('select id from task.task'))[0]?.id, due: null },
  })

  const { errors } = await world.remind(snoozing, { input: { id, for: 'PT30M', moveTask: true } })
  expect(errors?.[0]?.extensions).toMatchObject({ problems: [{ path: 'input.moveTask' }] })
  expect(await world.admin.query('select from reminder.reminder where snoozed_until is null')).toHaveLength(1)
})
