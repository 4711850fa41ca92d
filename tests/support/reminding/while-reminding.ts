import { expect } from 'vitest'
import type { Database } from '../../../platform/database.ts'
import { auditFaults } from '../faults/audit.checker.ts'
import type { Sink } from '../mail-sink.ts'
import { unrest } from '../replicas/event-faults.ts'
import type { House } from '../replicas/house.ts'
import { type Planned, planAll, withAddress } from './reminded-people.ts'
import { type Excused, reminderFaults } from './reminders.checker.ts'

/** I10: by itself, from the end of the fault on. */
const within = { timeout: 60_000, interval: 200 }
/** The first is due once all are planned, on a machine that is busy too; the last a while later. */
const when = { many: 16, fromMs: 15_000, spanMs: 10_000 }

export type Reminded = Readonly<{ house: House; sql: Database; sink: Sink }>

/** People are reminded by mail and in the app while harm is done; afterwards I4, I5, I6, I8 and I10 hold. */
export async function whileReminding(
  reminded: Reminded,
  names: readonly string[],
  harm: (due: Readonly<{ from: Date; until: Date }>) => Promise<void>,
  excused: Excused = {},
): Promise<void> {
  const { house, sql, sink } = reminded
  const people = await Promise.all(names.map((name) => withAddress(house, sink, name)))
  const plans: Planned[] = (await Promise.all(people.map((person) => planAll(person, when)))).flat()
  const times = plans.map(({ at }) => at.getTime())

  await harm({ from: new Date(Math.min(...times)), until: new Date(Math.max(...times)) })

  await expect.poll(() => unrest(sql), { ...within, message: 'I10: nothing waits' }).toEqual([])
  const faults = () => reminderFaults(reminded, plans, excused)
  await expect.poll(faults, { ...within, message: 'I5, I6' }).toEqual([])
  await expect.poll(() => auditFaults(sql, names), { ...within, message: 'I4, I8' }).toEqual([])
  expect(plans.some(({ at, closedAt }) => closedAt !== null && closedAt < at)).toBe(true)
}
