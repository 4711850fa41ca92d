import { expect, test } from 'vitest'
import type { Client } from '../support/client.ts'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const admin = tickler.database.open()
const within = { timeout: 20_000, interval: 50 }
/** Ahead even where the machine is busy; what is past would be refused. */
const soonMs = 5_000

const create = async (client: Client, title: string, inMs: number): Promise<string> => {
  const at = new Date(Date.now() + inMs).toISOString()
  const { data, errors } = await client.run(
    'mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }',
    { input: { title, reminders: [{ at }] } },
  )
  expect(errors).toBeUndefined()
  return data.createTask.task.id
}
const remindersOf = async (client: Client, taskId: string) =>
  (
    await client.run('query ($id: ID!) { task(id: $id) { reminders { nodes { status cancelReason } } } }', {
      id: taskId,
    })
  ).data.task.reminders.nodes
const headOf = async (client: Client): Promise<string> => (await client.run('{ reminderHead }')).data.reminderHead

const fired = `subscription ($after: Cursor) {
  reminderFired(after: $after) { isLate isConfirmed reminder { status triggerAt task { title reminders { totalCount } } } }
}`

test('a reminder reaches whoever follows, with the task from its own subgraph, within two seconds of its time', async () => {
  const client = await tickler.client('ada')
  const live = client.live(fired, { after: await headOf(client) })
  await create(client, 'Water the plants', soonMs)

  const [event] = await live.first(1, within.timeout)
  const heardAt = Date.now()

  expect(event?.errors).toBeUndefined()
  if (!event) throw new Error('an event came')
  const { reminder, ...rest } = event.data.reminderFired
  expect(rest).toEqual({ isLate: false, isConfirmed: true })
  expect(reminder).toMatchObject({ status: 'SENT', task: { title: 'Water the plants', reminders: { totalCount: 1 } } })
  const lateMs = heardAt - Date.parse(reminder.triggerAt)
  expect(lateMs).toBeGreaterThanOrEqual(0)
  expect(lateMs).toBeLessThan(2_000)
})

test('the answer of a change shows the reminder that follows from it', async () => {
  const client = await tickler.client('ada')
  const due = { date: '2031-05-01', time: '09:00', timeZone: 'Asia/Kathmandu' }
  const { data } = await client.run(
    'mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id nextReminderAt } } }',
    { input: { title: 'Tea', due, reminders: [{ lead: 'PT45M' }] } },
  )
  expect(data.createTask.task.nextReminderAt).toBe('2031-05-01T02:30:00.000Z')

  const done = await client.run(
    'mutation ($input: TaskIdInput!) { completeTask(input: $input) { task { nextReminderAt } } }',
    { input: { id: data.createTask.task.id } },
  )
  expect(done.data.completeTask.task.nextReminderAt).toBeNull()
})

test('I6: completed before it was due, answered, and never reminded of, though nobody carries the event', async () => {
  const client = await tickler.client('bob')
  const before = await headOf(client)
  const id = await create(client, 'Call the dentist', soonMs)
  await expect.poll(() => remindersOf(client, id), within).toMatchObject([{ status: 'PENDING' }])
  await admin.query('revoke insert on reminder.inbox from reminder_worker') // no event takes effect from here on
  try {
    const { errors } = await client.run(
      'mutation ($input: TaskIdInput!) { completeTask(input: $input) { task { id } } }',
      {
        input: { id },
      },
    )
    expect(errors).toBeUndefined()
    await expect
      .poll(() => remindersOf(client, id), within)
      .toEqual([{ status: 'CANCELLED', cancelReason: 'TASK_COMPLETED' }])
  } finally {
    await admin.query('grant insert on reminder.inbox to reminder_worker')
  }
  expect(await headOf(client)).toBe(before)
})

test('while the task subgraph has no data to read, reminders come all the same, and say that nobody could look', async () => {
  const client = await tickler.client('eve')
  const live = client.live(fired, { after: await headOf(client) })
  await create(client, 'Feed the cat', soonMs)
  await admin.query('revoke select on task.task from task_worker')
  try {
    const [event] = await live.first(1, within.timeout)

    expect(event?.data.reminderFired).toMatchObject({ isConfirmed: false, reminder: { status: 'SENT' } })
  } finally {
    await admin.query('grant select on task.task to task_worker')
  }
})

test('the assistant says it in the conversation, live, and "done" completes the task', async () => {
  const client = await tickler.client('finn')
  const say = async (text: string, conversationId?: string) =>
    (
      await client.run(
        'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { conversation { id } reply { content } tasks { id } } }',
        { input: { text, conversationId } },
      )
    ).data.sendMessage
  const conversationId = (await say('hello')).conversation.id
  const { data } = await client.run(
    'query ($id: ID!) { conversation(id: $id) { messages { pageInfo { endCursor } } } }',
    { id: conversationId },
  )
  const { endCursor } = data.conversation.messages.pageInfo
  const live = client.live(
    `subscription ($id: ID!, $after: Cursor) {
       messageAdded(conversationId: $id, after: $after) { message { role content tasks { id title status } } }
     }`,
    { id: conversationId, after: endCursor },
  )

  const id = await create(client, 'Feed the cat', soonMs)

  const [event] = await live.first(1, within.timeout)
  expect(event?.data.messageAdded.message).toEqual({
    role: 'ASSISTANT',
    content: `Reminder: 'Feed the cat'. Say "done" once it is, or "snooze 10 minutes".`,
    tasks: [{ id, title: 'Feed the cat', status: 'ACTIVE' }],
  })
  const { reply, tasks } = await say('done', conversationId)
  expect(reply.content).toBe("I've marked 'Feed the cat' as done.")
  expect(tasks).toEqual([{ id }])
})
