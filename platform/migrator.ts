import { Migrator, Migration as OrmMigration } from '@mikro-orm/migrations'
import { MikroORM, raw } from '@mikro-orm/postgresql'
import { ormPool } from './orm-pool.ts'

/** `statements` run in one transaction with all other pending migrations of that schema. */
export type Migration = Readonly<{ name: string; statements: readonly string[] }>

export type Migrations = Readonly<{
  /** As the role that owns the schema. */
  url: string
  schema: string
  migrations: readonly Migration[]
}>

/** Runs what is pending; the caller sees to it that nobody else does at the same time. */
export async function runMigrations({ url, schema, migrations }: Migrations): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: url,
    schema,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    driverOptions: ormPool,
    migrations: {
      tableName: `${schema}.migration`,
      migrationsList: migrations.map(listed),
      snapshot: false,
      silent: true,
    },
  })
  try {
    await orm.migrator.up()
  } finally {
    await orm.close(true)
  }
}

const listed = ({ name, statements }: Migration) => ({
  name,
  class: class extends OrmMigration {
    override up() {
      for (const sql of statements) this.addSql(raw(sql))
    }
  },
})
