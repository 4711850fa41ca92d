// What happens to reminders: at their owner's hands, and on their way by mail.
import type { Database } from '../../platform/database.ts'
import type { Sink } from '../support/mail-sink.ts'
import { awaited } from './awaited.ts'
import type { Run } from './run.ts'

const prefer = `mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { preferences { email } } }`
const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { preferences { email } } }`
const create = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }`
const add = `mutation ($input: AddReminderInput!) { addReminder(input: $input) { reminder { id } } }`
const update = `mutation ($input: UpdateReminderInput!) { updateReminder(input: $input) { reminder { id } } }`
const snooze = `mutation ($input: SnoozeInput!) { snoozeReminder(input: $input) { reminder { id } } }`
const act = (verb: string) => `mutation ($input: ReminderIdInput!) { ${verb}(input: $input) { reminder { id } } }`

/** The mail server does not have it. */
export const nobody = 'nobody@example.org'

export async function remindersStory(run: Run, { sink, admin }: { sink: Sink; admin: Database }) {
  await atTheirHands(run, admin)
  await run(prefer, { email: 'ada@example.org' })
  await run(verify, { code: await codeIn(sink) })
  await reaches(admin, await mailed(run, admin), 'SENT')
  await admin.query('update reminder.preference set email = $1', [nobody])
  const failing = await mailed(run, admin)
  await reaches(admin, failing, 'FAILED')
  await run(act('retryReminder'), { id: failing })
}

async function atTheirHands(run: Run, admin: Database): Promise<void> {
  const { createTask } = await run(create, { title: 'Call the vet', due: { date: '2099-05-01', time: '18:00' } })
  const { addReminder } = await run(add, { taskId: createTask.task.id, lead: 'PT10M' })
  const { id } = addReminder.reminder
  await run(update, { id, channels: ['EMAIL', 'PUSH'] })
  await run(update, { id, lead: 'PT20M' })
  await run(snooze, { id, until: '2099-05-02T18:00:00Z' })
  const seen = await mailed(run, admin, ['IN_APP'])
  await reaches(admin, seen, 'SENT')
  await run(act('acknowledgeReminder'), { id: seen })
  await run(act('removeReminder'), { id })
}

/** A reminder that is due in a moment; its id. */
async function mailed(run: Run, admin: Database, channels = ['EMAIL']): Promise<string> {
  const at = new Date(Date.now() + 5_000).toISOString()
  const { createTask } = await run(create, { title: 'Feed the dog', reminders: [{ at, channels }] })
  const found = 'select id from reminder.reminder where task_id = $1'
  const { id } = await awaited('the reminder of a task', async () => {
    const [reminder] = await admin.query<{ id: string }>(found, [createTask.task.id])
    return reminder
  })
  return id
}

const codeIn = ({ arrived }: Sink) =>
  awaited('the code', () => arrived.flatMap(({ mail }) => /\b\d{6}\b/.exec(mail.text ?? '') ?? [])[0])

async function reaches(admin: Database, id: string, status: string): Promise<void> {
  const isThere = 'select from reminder.reminder where id = $1 and status = $2'
  await awaited(`a reminder that is ${status}`, async () => (await admin.query(isThere, [id, status]))[0])
}
