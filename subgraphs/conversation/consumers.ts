import type { Consumer } from '../../kafka/bus.ts'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { statement } from '../../platform/database.ts'

// An older version than the one we have is passed over: redelivered and redriven events come late.
const keepPreference = statement(
  `insert into conversation.preference as kept (owner_id, time_zone, locale, version) values ($1, $2, $3, $4)
   on conflict (owner_id) do update set time_zone = excluded.time_zone, locale = excluded.locale, version = excluded.version
   where kept.version < excluded.version`,
)

/** Keeps what understanding a message needs to know of the person: their zone and language. */
export const preferences: Consumer<typeof auditEvents> = {
  group: 'conversation.preferences',
  topics: [auditEvents],
  handle: async (events, tx) => {
    for (const event of events) {
      if (event.type !== 'preferences.updated') continue
      const { timeZone, locale } = event.data.preferences
      await tx.query(keepPreference, [event.ownerid, timeZone, locale, event.aggregateversion])
    }
  },
}
