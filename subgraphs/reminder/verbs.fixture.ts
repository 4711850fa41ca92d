// Somebody who does things to their reminders.
import { expect } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/id.ts'
import type { World } from './reminder.fixture.ts'
import { aTask, created, dueIn } from './task-facts.fixture.ts'

export const within = { timeout: 10_000, interval: 20 }
export const hour = 3_600_000
export const ahead = (ms = hour) => new Date(systemClock.now().getTime() + ms).toISOString()

/** A task of ada's that the subgraph has heard of, without reminders. */
export async function heard({ say, admin }: World, values: Parameters<typeof aTask>[0] = { due: dueIn(2 * hour) }) {
  const task = aTask(values)
  await say(created(task, []))
  await expect.poll(() => admin.query('select from reminder.task where id = $1', [task.id]), within).toHaveLength(1)
  return task
}

const fields = `id lead triggerAt status cancelReason channels snoozedUntil sentAt acknowledgedAt createdAt`

export type Shown = Readonly<{
  id: string
  lead: string | null
  triggerAt: string
  status: string
  cancelReason: string | null
  channels: readonly string[]
  snoozedUntil: string | null
  sentAt: string | null
  acknowledgedAt: string | null
  createdAt: string
}>
type Verb = 'add' | 'update' | 'remove' | 'snooze' | 'acknowledge'

/** Throws the first error of the answer, with its code and what else it says. */
export const personIn =
  ({ ask }: World, ownerId = 'ada') =>
  async (verb: Verb, input: object): Promise<Shown> => {
    const type = { add: 'AddReminderInput', update: 'UpdateReminderInput', snooze: 'SnoozeInput' }[String(verb)]
    const mutation = `mutation ($input: ${type ?? 'ReminderIdInput'}!) {
      ${verb}Reminder(input: $input) { reminder { ${fields} } } }`
    const { data, errors } = await ask(mutation, { input }, ownerId)
    if (errors?.[0]) throw errors[0]
    const answer = JSON.parse(JSON.stringify(data)) as Record<string, { reminder: Shown }> // what was asked for
    const shown = answer[`${verb}Reminder`]?.reminder
    if (!shown) throw new Error(`${verb} was not answered`)
    return shown
  }

/** What an error says by its code, and the problems that it names. */
export const refusal = (code: string, problems?: readonly string[]) => ({
  extensions: {
    code,
    ...(problems && { problems: problems.map((path) => ({ path, problem: expect.any(String) })) }),
  },
})

export const key = () => `key ${newId()}`
