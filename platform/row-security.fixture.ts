import { inject } from 'vitest'
import { freshDatabase, type TestDatabase } from '../tests/support/database.ts'
import { passwordOf } from '../tests/support/template.ts'
import { migrate } from './migrations.ts'
import { provision } from './provision.ts'
import { ownedTable } from './row-security.ts'

const schema = 'wall'

/** A database with the logins `wall`, `wall_worker` and `wall_owner`, and `wall.note`, in which alice has 1 and 2, and bob 3. */
export async function walledDatabase(rights = 'select, insert, update'): Promise<TestDatabase> {
  const database = await freshDatabase('template0')
  await provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: [schema], passwordOf })
  const statements = [
    'create table wall.note (id int primary key, owner_id text not null, text text)',
    ...ownedTable(schema, 'note', rights),
  ]
  await migrate({ url: database.url('wall_owner'), schema, migrations: [{ name: '001', statements }] })
  await database
    .open()
    .query(`insert into wall.note values (1, 'alice', 'one'), (2, 'alice', 'two'), (3, 'bob', 'three')`)
  return database
}
