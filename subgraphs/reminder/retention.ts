import type { Database } from '../../platform/database.ts'
import { feedRetention } from '../../platform/feed.retention.ts'
import { keyRetention } from '../../platform/key.retention.ts'
import type { Log } from '../../platform/log.ts'
import type { Loop } from '../../platform/loop.ts'
import { retention } from '../../platform/retention.ts'
import { deliveryRetention } from './delivery.retention.ts'
import { codeRetention } from './email/code.retention.ts'
import { knownTaskRetention } from './known-task.retention.ts'
import { subscriptionRetention } from './push/subscription.retention.ts'
import { firedFeed } from './reminder.feed.ts'
import { reminderRetention } from './reminder.retention.ts'

/** All jobs; the feed goes before the reminders that it tells of. */
export const retentionJobs = (worker: Database, days: number) => [
  feedRetention(worker, firedFeed, days),
  reminderRetention(worker, days),
  knownTaskRetention(worker, days),
  deliveryRetention(worker, days),
  subscriptionRetention(worker, days),
  codeRetention(worker),
  keyRetention(worker, 'reminder'),
]

/** Forgets what is over, for good, after so many days. */
export const reminderForgetting = (worker: Database, days: number, log: Log): Loop =>
  retention(retentionJobs(worker, days), log)
