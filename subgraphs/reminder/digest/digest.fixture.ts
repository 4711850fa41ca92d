// Somebody who wants a digest, at about noon of their day, so that no test runs over their midnight.
import { expect } from 'vitest'
import type { TaskSnapshot } from '../../../kafka/contracts/task-events.contract.ts'
import { systemClock } from '../../../platform/clock.ts'
import { mailbox } from '../delivery/carrier.fixture.ts'
import { dateIn, daysAfter, startOfDay } from '../domain/local-day.ts'
import { within } from '../fired.fixture.ts'
import type { World } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'

const hour = systemClock.now().getUTCHours()
export const noonZone = hour <= 12 ? `Etc/GMT-${12 - hour}` : `Etc/GMT+${hour - 12}`
export const today = () => dateIn(systemClock.now(), noonZone)

export const prefer = async ({ ask }: World, input: object, ownerId = 'ada') => {
  const { errors } = await ask(
    'mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { preferences { timeZone } } }',
    { input },
    ownerId,
  )
  if (errors) throw new Error(JSON.stringify(errors))
}

/** By mail, at a time that has come today unless said otherwise. */
export async function wantsDigest(world: World, ownerId = 'ada', morningDigestAt = '00:00'): Promise<void> {
  await mailbox(world, ownerId)
  await prefer(world, { channels: ['EMAIL', 'IN_APP'], timeZone: noonZone, morningDigestAt }, ownerId)
}

/** As if the time of every digest had come so many days ago, and every lease had ended. */
export const digestsAreDue = ({ admin }: World, daysAgo = 0) =>
  admin.query(
    `update reminder.digest set next_at = now() - $1 * interval '1 day', claim_at = now() - $1 * interval '1 day'`,
    [daysAgo],
  )

type DigestRow = Readonly<{ owner_id: string; rule: object; next_at: Date; claim_at: Date; fence: number }>
export const digestRows = ({ admin }: World) =>
  admin.query<DigestRow>('select * from reminder.digest order by owner_id')

export const dayOf = (days: number): TaskSnapshot['due'] => {
  const date = daysAfter(today(), days)
  return { date, time: null, timeZone: noonZone, at: startOfDay(daysAfter(date, 1), noonZone).toISOString() }
}
export const taskDue = (title: string, days: number) => aTask({ title, due: dayOf(days) })

/** Told of, without reminders of its own. */
export async function tell(world: World, ...tasks: readonly TaskSnapshot[]): Promise<void> {
  for (const task of tasks) await world.say(created(task, []))
  await expect
    .poll(async () => (await world.admin.query('select id from reminder.task')).length, within)
    .toBe(tasks.length)
}

/** The next one is ahead, so that what was due has been seen to. */
export const isMade = (world: World) =>
  expect.poll(async () => (await digestRows(world)).every((row) => row.next_at > systemClock.now()), within).toBe(true)
