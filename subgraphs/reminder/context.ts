import DataLoader from 'dataloader'
import type { Connection, PageArguments } from '../../platform/connection.ts'
import { isId } from '../../platform/id.ts'
import type { Reminder } from './domain/reminder.ts'
import type { ReminderFilter } from './input.ts'
import type { PreferencesService } from './preferences.service.ts'
import type { ReminderFeed } from './reminder.feed.ts'
import type { TaskReminders } from './task.reminders.ts'

/** One request's view: everything here is bound to the one who asks. */
export type ReminderContext = Readonly<{
  ownerId: string
  preferences: PreferencesService
  /** Batched over the request; null for what is not there or not theirs. */
  reminderById: DataLoader<string, Reminder | null>
  list: (filter: ReminderFilter, page: PageArguments) => Promise<Connection<Reminder>>
  ofTask: TaskReminders
  feed: ReminderFeed
}>

/** Batches and keeps nothing, as a subscription's request is as long as it lives. */
export const reminderLoader = (read: (ids: readonly string[]) => Promise<readonly Reminder[]>) =>
  new DataLoader<string, Reminder | null>(
    async (ids) => {
      const found = new Map((await read(ids.filter(isId))).map((reminder) => [reminder.id, reminder]))
      return ids.map((id) => found.get(id.toLowerCase()) ?? null)
    },
    { cache: false },
  )
