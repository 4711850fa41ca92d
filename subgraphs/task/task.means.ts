import type { Cause } from '../../kafka/envelope.ts'
import { newId } from '../../platform/id.ts'
import type { DueWords } from './domain/due.ts'
import type { Means } from './domain/means.ts'
import type { TaskStore } from './task.store.ts'

/** What the rules need from outside; the owner's zone is read only for a due that names none. */
export const meansOf =
  (
    { store, defaultTimeZone }: Readonly<{ store: Pick<TaskStore, 'person'>; defaultTimeZone: string }>,
    { ownerId, now }: Cause,
  ) =>
  async (due: DueWords | null | undefined): Promise<Means> => ({
    now,
    newId,
    zone: due && due.timeZone == null ? ((await store.person(ownerId))?.timeZone ?? defaultTimeZone) : defaultTimeZone,
  })
export type MeansOf = ReturnType<typeof meansOf>
