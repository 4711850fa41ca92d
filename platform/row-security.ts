/**
 * The second wall behind `where owner_id = …`: the service's role sees the rows of the owner that its transaction was
 * told, and only does what `rights` says; the worker's role, which acts on events of everyone, sees all.
 */
export const ownedTable = (schema: string, table: string, rights: string): string[] => [
  `alter table ${schema}.${table} enable row level security`,
  `alter table ${schema}.${table} force row level security`,
  `create policy own on ${schema}.${table} to ${schema}
     using (owner_id = current_setting('tickler.owner', true))
     with check (owner_id = current_setting('tickler.owner', true))`,
  `create policy everyone on ${schema}.${table} to ${schema}_worker using (true) with check (true)`,
  `grant ${rights} on ${schema}.${table} to ${schema}`,
  `grant select, insert, update, delete on ${schema}.${table} to ${schema}_worker`,
]

/** For a migration that changes rows: without this its login, which owns the table, would see none of them. */
export const acrossOwners = (schema: string, table: string, statements: readonly string[]): string[] => [
  `alter table ${schema}.${table} no force row level security`,
  ...statements,
  `alter table ${schema}.${table} force row level security`,
]
