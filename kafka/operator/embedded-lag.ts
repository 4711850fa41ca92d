import type { Mailbox } from '../bus.ts'
import { schemaStatement } from '../schema-statement.ts'
import { carriedBy } from './carried-by.ts'

type Group = Readonly<{ group: string; topics: readonly string[] }>

export type EmbeddedLag = Readonly<{
  group: string
  /** Events that it has not marked yet, and for how many seconds the oldest of them has waited; null where brokers have them. */
  waiting: number | null
  oldestSeconds: number | null
  keptAside: number
  deadLetters: number
}>

/** How far each group is behind where events go straight from the outboxes; else what it has put aside. */
export async function embeddedLag(mailboxes: readonly Mailbox[], groups: readonly Group[]): Promise<EmbeddedLag[]> {
  const isCounted = !(await goesByBrokers(mailboxes))
  const outboxes = isCounted ? await Promise.all(mailboxes.map((mailbox) => unmarked(mailbox, groups))) : []
  const aside = await Promise.all(mailboxes.map(setAside))
  return groups.map(({ group }) => {
    const waits = outboxes.flat().filter((row) => row.group === group)
    const ages = waits.flatMap(({ oldestSeconds }) => oldestSeconds ?? [])
    const own = aside.flat().find((row) => row.group === group)
    return {
      group,
      waiting: isCounted ? waits.reduce((sum, { waiting }) => sum + waiting, 0) : null,
      oldestSeconds: ages.length > 0 ? Math.max(...ages) : null,
      keptAside: own?.keptAside ?? 0,
      deadLetters: own?.deadLetters ?? 0,
    }
  })
}

/** While no process runs, what was published there before tells. */
async function goesByBrokers(mailboxes: readonly Mailbox[]): Promise<boolean> {
  const carrier = await carriedBy(mailboxes)
  if (carrier !== null) return carrier === 'brokers'
  const logs = await Promise.all(mailboxes.map(({ schema, worker }) => worker.query(selectLog(schema))))
  return logs.flat().length > 0
}

const selectLog = schemaStatement((schema) => `select from ${schema}.broker_log limit 1`)

type Unmarked = Readonly<{ group: string; waiting: number; oldestSeconds: number }>

const unmarked = ({ schema, worker }: Mailbox, groups: readonly Group[]) =>
  worker.query<Unmarked>(selectUnmarked(schema), [JSON.stringify(groups)])

const selectUnmarked = schemaStatement(
  (schema) =>
    `select reader."group", count(*) as waiting, extract(epoch from now() - min(o.created_at))::float as "oldestSeconds"
     from jsonb_to_recordset($1::jsonb) as reader ("group" text, topics text[])
     join ${schema}.outbox o on o.topic = any(reader.topics)
     where not exists (select from ${schema}.outbox_mark m where m.position = o.position and m.consumer = reader."group")
     group by reader."group"`,
)

const setAside = ({ schema, worker }: Mailbox) =>
  worker.query<Pick<EmbeddedLag, 'group' | 'keptAside' | 'deadLetters'>>(selectAside(schema))

const selectAside = schemaStatement(
  (schema) =>
    `select consumer as "group", count(*) filter (where is_kept) as "keptAside", count(*) filter (where not is_kept) as "deadLetters"
     from (select consumer, true as is_kept from ${schema}.kept_aside
           union all select consumer, false from ${schema}.dead_letter) aside
     group by consumer`,
)
