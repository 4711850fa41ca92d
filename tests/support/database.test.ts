import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { freshDatabase } from './database.ts'

test('a connection that a test leaves open is named, and the database is gone all the same', async () => {
  const cleaning: (() => Promise<void>)[] = []
  const database = await freshDatabase('template0', (clean) => cleaning.push(clean))
  const leaked = new Client({ connectionString: database.url(), application_name: 'forgetful' })
  leaked.on('error', () => {}) // it is cut off, which is the point
  await leaked.connect()

  await expect(cleaning[0]?.()).rejects.toThrow('forgetful')

  const admin = new Client({ connectionString: inject('postgres') })
  await admin.connect()
  expect((await admin.query('select from pg_database where datname = $1', [database.name])).rows).toEqual([])
  await admin.end()
})
