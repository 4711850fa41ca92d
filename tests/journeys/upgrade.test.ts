import { expect, inject, test } from 'vitest'
import { migrations, subgraphNames } from '../../all-in-one/subgraphs.ts'
import { migrate } from '../../platform/migrations.ts'
import { provision } from '../../platform/provision.ts'
import { freshDatabase } from '../support/database.ts'
import { passwordOf } from '../support/template.ts'
import { someRowInEach } from '../support/upgrading/some-row.ts'

const database = await freshDatabase('template0')
await provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: subgraphNames, passwordOf })
const admin = database.open()

test.each(subgraphNames)('%s: each migration takes a database with rows in every table', async (schema) => {
  const all = migrations[schema]
  const applied: string[] = []
  for (const count of all.keys()) {
    const upTo = all.slice(0, count + 1)
    applied.push(...(await migrate({ url: database.url(`${schema}_owner`), schema, migrations: upTo })))
    await someRowInEach(admin, schema)
  }
  expect(applied).toEqual(all.map(({ name }) => name))
})
