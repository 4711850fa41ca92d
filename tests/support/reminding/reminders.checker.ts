import { createHash } from 'node:crypto'
import type { Sql } from '../../../platform/database.ts'
import type { Arrived, Sink } from '../mail-sink.ts'
import type { Planned } from './reminded-people.ts'

type Row = Readonly<{
  id: string
  taskId: string
  status: string
  mail: string | null
  inApp: string | null
  shown: number
  isConfirmed: boolean
}>

const find = `
  select r.id, r.task_id as "taskId", r.status, mail.status as mail, app.status as "inApp",
    (select count(*)::int from reminder.fired where reminder_id = r.id and kind = 'FIRED') as shown,
    coalesce(mail.is_confirmed and app.is_confirmed, true) as "isConfirmed"
  from reminder.reminder r
  left join reminder.delivery mail on mail.reminder_id = r.id and mail.channel = 'EMAIL'
  left join reminder.delivery app on app.reminder_id = r.id and app.channel = 'IN_APP'
  where r.task_id = any($1::uuid[])`

/** What is no fault, because of the harm that was done. */
export type Excused = Readonly<{
  /** Of one mail. More than one come only where a process ends between the mail server's answer and the record of it. */
  mostCopies?: number
  /**
   * What may have been sent without a look at its task: anything where tasks cannot be reached; what is open where all
   * processes begin anew, since the first look of one takes longer than it may on a busy machine; else the lesser part of it.
   */
  mayBeUnconfirmed?: 'any' | 'open'
}>

/**
 * I5 and I6: who was to be reminded was, by each channel, under its key and once; nobody early, nobody else, nobody after a
 * cancel, and few without a look at the task.
 */
export async function reminderFaults(
  { sql, sink }: Readonly<{ sql: Sql; sink: Sink }>,
  planned: readonly Planned[],
  excused: Excused,
): Promise<string[]> {
  const rows = await sql.query<Row>(find, [planned.map(({ taskId }) => taskId)])
  const byTask = Map.groupBy(rows, ({ taskId }) => taskId)
  const addresses = new Set(planned.map(({ address }) => address))
  const theirs = sink.arrived.filter((one) => one.to.some((address) => addresses.has(address)) && isOfReminder(one))
  const arrived = Map.groupBy(theirs, ({ mail }) => idOf(mail.messageId ?? ''))
  const known = new Set<string>()
  const faults = planned.flatMap((plan) => {
    const [row, ...more] = byTask.get(plan.taskId) ?? []
    if (!row || more.length > 0) return [`I5: ${plan.taskId} has not one reminder, once to each channel`]
    const key = keyOf(row.id, plan)
    known.add(key)
    return faultsOf({ plan, row, mails: arrived.get(key) ?? [] }, excused)
  })
  const strays = [...arrived.keys()].filter((key) => !known.has(key))
  return [
    ...faults,
    ...strays.map((key) => `I5: a mail came under the key ${key}, which nothing has`),
    ...(excused.mayBeUnconfirmed ? [] : unconfirmedFaults(rows)),
  ]
}

function unconfirmedFaults(rows: readonly Row[]): string[] {
  const sent = rows.filter(({ shown }) => shown > 0)
  const unconfirmed = sent.filter(({ isConfirmed }) => !isConfirmed)
  if (unconfirmed.length * 2 <= sent.length) return []
  return [`I6: ${unconfirmed.length} of the ${sent.length} that were sent went out without a look at the task`]
}

type Outcome = Readonly<{ plan: Planned; row: Row; mails: readonly Arrived[] }>

function faultsOf(outcome: Outcome, excused: Excused): string[] {
  const { plan, mails } = outcome
  const faults = plan.closedAt === null ? openFaults(outcome) : closedFaults(outcome, excused)
  const { mostCopies = 1 } = excused
  if (mails.length > mostCopies) faults.push(`I5: ${saidOf(outcome)}, and its mail came ${mails.length} times`)
  return faults
}

function openFaults(outcome: Outcome): string[] {
  const { plan, row, mails } = outcome
  const said = saidOf(outcome)
  const faults = []
  if (row.status !== 'SENT' || row.mail !== 'ACCEPTED' || row.inApp !== 'ACCEPTED') faults.push(`I5: ${said}`)
  if (mails.length === 0) faults.push(`I5: ${said}, and no mail came`)
  if (row.shown !== 1) faults.push(`I5: ${said}, and was shown ${row.shown} times`)
  if (mails.some((mail) => mail.at < plan.at)) faults.push(`I6: ${said}, and a mail came early`)
  return faults
}

/** Only while the task could not be reached, or when it was closed no sooner than due, may it have been sent. */
function closedFaults(
  { plan: { taskId, at, closedAt }, row, mails }: Outcome,
  { mayBeUnconfirmed }: Excused,
): string[] {
  const mayHaveBeen = (closedAt !== null && closedAt >= at) || (mayBeUnconfirmed === 'any' && !row.isConfirmed)
  if (mayHaveBeen || (mails.length === 0 && row.shown === 0)) return []
  return [`I6: ${taskId} was closed before it was due at ${at.toISOString()}, and was sent all the same`]
}

const saidOf = ({ plan: { taskId, at }, row }: Outcome) =>
  `${taskId}, due at ${at.toISOString()}, is ${row.status}, mail ${row.mail}, app ${row.inApp}`

const isOfReminder = ({ mail }: Arrived) => !/\b\d{6}\b/.test(mail.text ?? '')

const idOf = (messageId: string) => messageId.replace(/^<|@.*$/g, '')

/** As the Message-ID has it. */
const keyOf = (reminderId: string, { at, address }: Planned) =>
  createHash('sha256').update(`${reminderId}:${at.toISOString()}:EMAIL:${address}`).digest('base64url')
