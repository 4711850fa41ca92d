// What happens to reminders: at their owner's hands, and on their way by mail.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../platform/database.ts'
import type { Sink } from '../support/mail-sink.ts'
import type { Run } from './run.ts'

const prefer = `mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { preferences { email } } }`
const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { preferences { email } } }`
const create = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }`
const add = `mutation ($input: AddReminderInput!) { addReminder(input: $input) { reminder { id } } }`
const update = `mutation ($input: UpdateReminderInput!) { updateReminder(input: $input) { reminder { id } } }`
const snooze = `mutation ($input: SnoozeInput!) { snoozeReminder(input: $input) { reminder { id } } }`
const act = (verb: string) => `mutation ($input: ReminderIdInput!) { ${verb}(input: $input) { reminder { id } } }`
const subscribe = `mutation ($input: PushSubscriptionInput!) { subscribePush(input: $input) { subscription { id } } }`
const unsubscribe = `mutation ($input: PushSubscriptionIdInput!) { unsubscribePush(input: $input) { subscription { id } } }`

/** The mail server does not have it. */
export const nobody = 'nobody@example.org'
/** As `PUSH_ALLOW_HOSTS` has to say; nothing listens there. */
export const pushHost = '127.0.0.1:9'

export async function remindersStory(run: Run, { sink, admin }: { sink: Sink; admin: Database }) {
  await atTheirHands(run, admin)
  await push(run)
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

async function push(run: Run): Promise<void> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const point = Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey)).toString('base64url')
  const input = {
    endpoint: `https://${pushHost}/ada`,
    p256dh: point,
    auth: Buffer.alloc(16, 7).toString('base64url'),
    device: 'Laptop',
  }
  const { subscribePush } = await run(subscribe, input)
  await run(unsubscribe, { id: subscribePush.subscription.id })
}

/** A reminder that is due in a moment; its id. */
async function mailed(run: Run, admin: Database, channels = ['EMAIL']): Promise<string> {
  const at = new Date(Date.now() + 2_000).toISOString()
  const { createTask } = await run(create, { title: 'Feed the dog', reminders: [{ at, channels }] })
  for (;;) {
    const found = 'select id from reminder.reminder where task_id = $1'
    const [reminder] = await admin.query<{ id: string }>(found, [createTask.task.id])
    if (reminder) return reminder.id
    await sleep(10)
  }
}

async function codeIn({ arrived }: Sink): Promise<string> {
  for (;;) {
    const [code] = arrived.flatMap(({ mail }) => /\b\d{6}\b/.exec(mail.text ?? '') ?? [])
    if (code) return code
    await sleep(10)
  }
}

async function reaches(admin: Database, id: string, status: string): Promise<void> {
  const isThere = 'select from reminder.reminder where id = $1 and status = $2'
  while ((await admin.query(isThere, [id, status])).length === 0) await sleep(10)
}
