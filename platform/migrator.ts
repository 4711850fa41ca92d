import { Migrator, Migration as OrmMigration } from '@mikro-orm/migrations'
import { MikroORM, raw } from '@mikro-orm/postgresql'
import { ormPool } from './orm-pool.ts'

/** `statements` run in one transaction with all other pending migrations of that schema. */
export type Migration = Readonly<{ name: string; statements: readonly string[] }>

export type Migrations = Readonly<{
  /** Who migrates owns the schema; who only asks what is missing may use it. */
  url: string
  schema: string
  migrations: readonly Migration[]
}>

/** Runs what is pending, and names it; the caller sees to it that nobody else does at the same time. */
export async function runMigrations({ url, schema, migrations }: Migrations): Promise<readonly string[]> {
  const orm = await MikroORM.init({
    clientUrl: url,
    schema,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    driverOptions: ormPool(url),
    migrations: {
      tableName: `${schema}.migration`,
      migrationsList: migrations.map((migration) => listed(schema, migration)),
      snapshot: false,
      silent: true,
    },
  })
  try {
    return (await orm.migrator.up()).map(({ name }) => name)
  } finally {
    await orm.close(true)
  }
}

const listed = (schema: string, { name, statements }: Migration) => ({
  name,
  class: class extends OrmMigration {
    override up() {
      for (const sql of [wallsAreErrors, ...statements, seenBy(schema)]) this.addSql(raw(sql))
    }
  },
})

// A statement that would pass rows by, since they are behind row-level security, fails instead (see `acrossOwners`).
const wallsAreErrors = 'set local row_security = off'

// Who serves has to see that its schema is as it must be, before it takes a request.
const seenBy = (schema: string) => `grant select on ${schema}.migration to ${schema}, ${schema}_worker`
