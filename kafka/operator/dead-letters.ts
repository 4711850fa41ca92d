import type { statement } from '../../platform/database.ts'
import type { Mailbox } from '../bus.ts'
import { schemaStatement } from '../schema-statement.ts'

/** Which ones: all that fit what is given. */
export type Which = Readonly<{ ids?: readonly string[]; group?: string; topic?: string }>

/** A dead letter without its bytes. */
export type Listed = Readonly<{
  id: string
  subgraph: string
  group: string
  topic: string
  key: string | null
  place: string
  eventId: string | null
  attempts: number
  error: string
  bytes: number | null
  createdAt: Date
  publishedAt: Date | null
}>

export type Shown = Listed & Readonly<{ headers: Readonly<Record<string, string>>; body: Buffer | null }>

const columns = `id, consumer as "group", topic, key, place, event_id as "eventId", attempts, error,
  octet_length(body) as bytes, created_at as "createdAt", published_at as "publishedAt"`
const fitting = `($1::uuid[] is null or id = any($1)) and ($2::text is null or consumer = $2) and ($3::text is null or topic = $3)`
const valuesOf = ({ ids, group, topic }: Which) => [ids ?? null, group ?? null, topic ?? null]

export async function countLetters(mailboxes: readonly Mailbox[], which: Which): Promise<number> {
  const counts = mailboxes.map(({ schema, worker }) =>
    worker.query<{ count: number }>(selectCount(schema), valuesOf(which)),
  )
  return (await Promise.all(counts)).flat().reduce((sum, { count }) => sum + count, 0)
}

const selectCount = schemaStatement((schema) => `select count(*) from ${schema}.dead_letter where ${fitting}`)

/** The newest first, of all subgraphs. */
export async function listLetters(mailboxes: readonly Mailbox[], which: Which, limit: number): Promise<Listed[]> {
  const lists = mailboxes.map(async ({ schema, worker }) => {
    const rows = await worker.query<Omit<Listed, 'subgraph'>>(selectNewest(schema), [...valuesOf(which), limit])
    return rows.map((row) => ({ ...row, subgraph: schema }))
  })
  const letters = (await Promise.all(lists)).flat()
  return letters.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime()).slice(0, limit)
}

const selectNewest = schemaStatement(
  (schema) =>
    `select ${columns} from ${schema}.dead_letter where ${fitting} order by created_at desc, id desc limit $4`,
)

/** Undefined when there is none of this id. */
export async function showLetter(mailboxes: readonly Mailbox[], id: string): Promise<Shown | undefined> {
  for (const { schema, worker } of mailboxes) {
    const [row] = await worker.query<Omit<Shown, 'subgraph'>>(selectOne(schema), [id])
    if (row) return { ...row, subgraph: schema }
  }
  return undefined
}

const selectOne = schemaStatement(
  (schema) => `select ${columns}, headers, body from ${schema}.dead_letter where id = $1`,
)

/** Those of these ids that there are. */
export async function knownIds(mailboxes: readonly Mailbox[], ids: readonly string[]): Promise<Set<string>> {
  const found = mailboxes.map(({ schema, worker }) => worker.query<{ id: string }>(selectIds(schema), [ids]))
  return new Set((await Promise.all(found)).flat().map(({ id }) => id))
}

const selectIds = schemaStatement((schema) => `select id from ${schema}.dead_letter where id = any($1::uuid[])`)

/** Whose letters these are. */
export async function groupsWith(mailboxes: readonly Mailbox[], which: Which): Promise<readonly string[]> {
  const found = mailboxes.map(({ schema, worker }) =>
    worker.query<{ group: string }>(selectGroups(schema), valuesOf(which)),
  )
  return (await Promise.all(found)).flat().map(({ group }) => group)
}

const selectGroups = schemaStatement(
  (schema) => `select distinct consumer as "group" from ${schema}.dead_letter where ${fitting}`,
)

/**
 * Hands letters back to their groups, which find them within seconds. Their ids stay in the inbox: the row alone is the right
 * to one more effect, so that the same event coming again from a broker has none. How many.
 */
export const redriveLetters = (mailboxes: readonly Mailbox[], which: Which): Promise<number> =>
  inAll(mailboxes, moveBack, which)

const moveBack = schemaStatement(
  (schema) =>
    `with gone as (delete from ${schema}.dead_letter where ${fitting} returning *),
       back as (
         insert into ${schema}.kept_aside (consumer, topic, key, place, body, headers, event_id, reason, holds)
         select consumer, topic, key, place, body, headers, event_id, 'redriven', false from gone order by created_at, id
       )
     select count(*) from gone`,
)

/** Deletes letters for good; how many. */
export const discardLetters = (mailboxes: readonly Mailbox[], which: Which): Promise<number> =>
  inAll(mailboxes, remove, which)

const remove = schemaStatement(
  (schema) => `with gone as (delete from ${schema}.dead_letter where ${fitting} returning 1) select count(*) from gone`,
)

async function inAll(
  mailboxes: readonly Mailbox[],
  change: (schema: string) => ReturnType<typeof statement>,
  which: Which,
): Promise<number> {
  let changed = 0
  for (const { schema, worker } of mailboxes) {
    const [row] = await worker.query<{ count: number }>(change(schema), valuesOf(which))
    changed += row?.count ?? 0
  }
  return changed
}
