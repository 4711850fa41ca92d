import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadSecret } from '../platform/data-secret.ts'
import { openDatabase } from '../platform/database.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { createLog } from '../platform/log.ts'
import { openLocalDatabase } from './local-database.ts'
import { migrations } from './subgraphs.ts'

const log = createLog('silent', 'test')

const madeBefore = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-local-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  await (await openLocalDatabase(dataDir, log)).stop()
  return { dataDir, secret: await loadSecret(dataDir) }
}

test('a schema that fails is what stops the start, however far the others are, and nothing is left running', async () => {
  const place = await madeBefore()
  await asSuperuser(place, ['delete from task.migration', 'drop schema reminder cascade', ...slowFor('reminder_owner')])

  await expect(openLocalDatabase(place.dataDir, log)).rejects.toThrow('already exists')

  expect(await findEmbeddedPostgres(place)).toBeUndefined()
  const [done] = await asSuperuser(place, ['select name from reminder.migration'])
  expect(done).toHaveLength(migrations.reminder.length) // it was not cut off
})

async function asSuperuser(place: Awaited<ReturnType<typeof madeBefore>>, statements: readonly string[]) {
  const postgres = await startEmbeddedPostgres({ ...place, log: () => {} })
  const database = openDatabase(postgres.url('tickler'), { max: 1, onError: () => {} })
  try {
    return await Promise.all(statements.map((statement) => database.query(statement)))
  } finally {
    await database.close()
    await postgres.stop()
  }
}

/** So that it is still at work when another one has failed. */
const slowFor = (role: string) => [
  `create function public.slow() returns event_trigger language plpgsql as
   $$ begin if current_user = '${role}' then perform pg_sleep(0.2); end if; end $$`,
  `create event trigger slow on ddl_command_start when tag in ('CREATE TABLE') execute function public.slow()`,
]
