import type { Mailbox } from '../bus.ts'
import { deliveryLock } from '../embedded/process-lock.ts'
import { schemaStatement } from '../schema-statement.ts'

type Carriers = Readonly<{ isPublished: boolean; isDelivered: boolean }>

/** Where events go from these outboxes: to brokers, or straight to the groups; null where no process carries any. */
export async function carriedBy(mailboxes: readonly Mailbox[]): Promise<'brokers' | 'itself' | null> {
  const asked = mailboxes.map(({ schema, worker }) => worker.query<Carriers>(selectCarriers(schema), [schema]))
  const found = (await Promise.all(asked)).flat()
  if (found.some(({ isPublished }) => isPublished)) return 'brokers'
  return found.some(({ isDelivered }) => isDelivered) ? 'itself' : null
}

const selectCarriers = schemaStatement(
  (schema) =>
    `select exists (select from ${schema}.relay_lease where until > now()) as "isPublished",
       exists (
         select from pg_locks join pg_database on pg_database.oid = database
         where locktype = 'advisory' and classid = ${deliveryLock} and objid = hashtext($1)::oid and granted
           and datname = current_database()
       ) as "isDelivered"`,
)
