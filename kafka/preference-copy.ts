import type { Consumer } from './bus.ts'
import { auditEvents } from './contracts/audit-events.contract.ts'
import { schemaStatement } from './schema-statement.ts'

// An older version than the one we have is passed over: redelivered and redriven events come late.
const keep = schemaStatement(
  (schema) =>
    `insert into ${schema}.preference as kept (owner_id, time_zone, locale, default_lead, version) values ($1, $2, $3, $4, $5)
     on conflict (owner_id) do update set time_zone = excluded.time_zone, locale = excluded.locale,
       default_lead = excluded.default_lead, version = excluded.version
     where kept.version < excluded.version`,
)

/** Of copies from before, the lead is the usual one until its owner's next change; null is no reminder. */
export const defaultLeadColumn = (schema: string): string[] => [
  `alter table ${schema}.preference add default_lead text default 'PT0S'`,
]

/** Keeps a subgraph's own copy of what it needs to know of people: zone, language and default lead, in its table `preference`. */
export const preferenceCopy = (schema: string): Consumer<typeof auditEvents> => ({
  group: `${schema}.preferences`,
  topics: [auditEvents],
  handle: async (events, tx) => {
    for (const event of events) {
      if (event.type !== 'preferences.updated') continue
      const { timeZone, locale, defaultLead } = event.data.preferences
      await tx.query(keep(schema), [event.ownerid, timeZone, locale, defaultLead, event.aggregateversion])
    }
  },
})
