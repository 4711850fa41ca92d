// The news of a task of 2030-01-01, heard at its noon.
import type { TaskEvent, TaskFact } from '../../../kafka/contracts/task-events.contract.ts'
import { type Heard, hearTask } from './hear-task.ts'
import { usualPreferences } from './preferences.ts'

export const now = new Date('2030-01-01T08:00:00Z')
export const heardAt = new Date('2030-01-01T12:00:00Z')
export const time = { createdAt: now.toISOString(), updatedAt: now.toISOString() }
export const due = (clock: string) => ({
  ...{ date: '2030-01-01', time: clock, timeZone: 'UTC' },
  at: `2030-01-01T${clock}:00Z`,
})

export const eventOf = (fact: TaskFact): TaskEvent =>
  // Only what the domain looks at: the bus puts the envelope around it.
  ({
    ...fact,
    ownerid: 'ada',
    aggregateversion: fact.version,
    recordedtime: fact.data.task.updatedAt,
  }) as unknown as TaskEvent

/** What there is to hear an event by; ids are counted. */
export const hearing = (preferences = usualPreferences, at = heardAt) => {
  let count = 0
  return { preferences, now: at, newId: () => `reminder ${++count}` }
}

export const hearAll = (facts: readonly TaskFact[], preferences = usualPreferences): Heard =>
  facts.reduce<Heard | null>(
    (heard, fact) =>
      hearTask({ task: heard?.task ?? null, reminders: heard?.reminders ?? [] }, eventOf(fact), hearing(preferences)),
    null,
  ) ?? { task: { ...neverSaid, isPlanned: false }, reminders: [] }

const neverSaid = {
  ...{ id: '', ownerId: '', version: 0, title: null, priority: null, due: null },
  status: 'ACTIVE',
  since: now,
} as const
