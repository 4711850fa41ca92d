// What is measured: one table behind row-level security, read by key and inserted into.
import { openDatabase } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { migrate } from '../../platform/migrations.ts'
import { provision } from '../../platform/provision.ts'
import { ownedTable } from '../../platform/row-security.ts'

export type Note = Readonly<{ id: string; owner_id: string; body: string }>

export const readSql = 'select id, owner_id, body from bench.note where owner_id = $1 and id = $2'
export const insertSql = 'insert into bench.note (owner_id, id, body) values ($1, $2, $3) returning id, owner_id, body'

const database = 'bench'
const passwordOf = (role: string) => `${role}-password`
const owners = Array.from({ length: 100 }, (_, index) => `owner-${index}`)

const table = [
  'create table bench.note (id uuid primary key, owner_id text not null, body text not null)',
  ...ownedTable('bench', 'note', 'select, insert'),
  `create function bench.note_of(who text, which uuid) returns setof bench.note language plpgsql as $$ begin
     perform set_config('tickler.owner', who, true);
     return query select note.id, note.owner_id, note.body from bench.note where owner_id = who and note.id = which;
   end $$`,
  `create function bench.add_note(who text, which uuid, what text) returns setof bench.note language plpgsql as $$ begin
     perform set_config('tickler.owner', who, true);
     return query insert into bench.note (owner_id, id, body) values (who, which, what)
       returning note.id, note.owner_id, note.body;
   end $$`,
]

/** Makes the table and fills it; `urlFor` gives the way in for a login. */
export async function prepareNotes(adminUrl: string): Promise<{ urlFor: (role?: string) => string; kept: Note[] }> {
  const urlFor = (role?: string) =>
    Object.assign(new URL(adminUrl), {
      pathname: database,
      ...(role === undefined ? {} : { username: role, password: passwordOf(role) }),
    }).href
  await provision({ adminUrl, database, subgraphs: ['bench'], passwordOf })
  await migrate({
    url: urlFor('bench_owner'),
    schema: 'bench',
    migrations: [{ name: '001-notes', statements: table }],
  })

  const kept = owners.flatMap((owner_id) =>
    Array.from({ length: 100 }, (_, index) => ({ id: newId(), owner_id, body: `note ${index} of ${owner_id}` })),
  )
  const admin = openDatabase(urlFor(), { max: 1, onError: fail })
  await admin.query('insert into bench.note select * from jsonb_populate_recordset(null::bench.note, $1)', [
    JSON.stringify(kept),
  ])
  await admin.query('vacuum analyze bench.note')
  await admin.close()
  return { urlFor, kept }
}

function fail(error: Error): never {
  throw error
}
