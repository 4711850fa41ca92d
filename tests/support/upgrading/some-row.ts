import { type Sql, statement } from '../../../platform/database.ts'

// Oldest first, so that what a row refers to is there; a partition is filled through the table that it is part of.
const findTables = statement(
  `select c.oid::regclass::text as name, array_agg(a.attname::text) as columns, array_agg(case
       when a.attname like '%hash' then repeat('0', 64)
       when listed.first is not null then listed.first
       when a.atttypid in ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype) then '1'
       when a.atttypid = 'timestamptz'::regtype then '2026-11-22T12:00:00Z'
       when a.atttypid = 'uuid'::regtype then '00000000-0000-7000-8000-000000000001'
       when a.atttypid = 'boolean'::regtype then 'true'
       when a.atttypid = 'jsonb'::regtype or t.typcategory = 'A' then '{}'
       else 'some' end) as values
   from pg_class c
   join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   join pg_type t on t.oid = a.atttypid
   left join lateral (
     select substring(pg_get_constraintdef(k.oid) from '''([^'']+)''::text') as first from pg_constraint k
     where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
   ) listed on true
   where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
     and (a.attnotnull and not a.atthasdef and a.attidentity = '' or a.attname = any($2))
   group by c.oid order by c.oid`,
)
type Table = Readonly<{ name: string; columns: readonly string[]; values: readonly string[] }>

// A browser has all three, though they are null once it is removed.
const neededTogether = ['endpoint', 'p256dh', 'auth']

/** Puts a row into each of a schema's tables that has none, with whatever its columns take: of a list, the first. */
export async function someRowInEach(admin: Sql, schema: string): Promise<void> {
  for (const { name, columns, values } of await admin.query<Table>(findTables, [schema, neededTogether])) {
    const given = values.map((_, index) => `$${index + 1}`)
    await admin.query(
      `insert into ${name} (${columns.join()}) select ${given.join()} where not exists (select from ${name})`,
      values,
    )
  }
}
