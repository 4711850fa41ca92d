// What resolvers pass on for the types of the schema.
import type { Connection } from '../../platform/connection.ts'
import type { Caught } from './catching/caught.store.ts'
import type { ShownDelivery } from './delivery/delivery.reading.ts'
import type { PreferencesAsShown } from './domain/preferences.ts'
import type { Reminder } from './domain/reminder.ts'
import type { PushSubscription } from './push/push-subscription.store.ts'
import type { FiredRow } from './reminder.feed.ts'

/** A reference of the gateway's, with the version where the query needs it; ours have none. */
export type TaskParent = Readonly<{ id: string; version?: number }>
export type CaughtParent = Caught
export type ReminderParent = Reminder
export type PreferencesParent = PreferencesAsShown
export type PushSubscriptionParent = PushSubscription
export type DeliveryParent = ShownDelivery
export type ReminderFiredParent = FiredRow
export type ReminderConnectionParent = Connection<Reminder>
