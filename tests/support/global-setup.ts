import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { openKafkaDoor } from './kafka/door.ts'
import { makeTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the PostgreSQL of this run. */
    postgres: string
    /** Where to ask for the Kafka of this run, which starts when someone does: see kafka/suites.ts. */
    kafkaDoor: string
  }
}

// Nothing in it outlives the run, so nothing waits for a disk.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

/** One PostgreSQL for the whole run, and one Kafka if a test asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const closePostgres = await openPostgres(project)
  const door = await openKafkaDoor(process.env['KAFKA_BROKERS'] || undefined)
  project.provide('kafkaDoor', door.url)
  return async () => {
    await door.close()
    await closePostgres()
  }
}

/** With a template database that holds every subgraph as migrated. */
async function openPostgres(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-test-'))
  await chmod(dataDir, 0o755) // PostgreSQL may run as another user than ours
  const remove = () => rm(dataDir, { recursive: true, force: true })
  const postgres = await startEmbeddedPostgres({
    dataDir,
    secret: randomBytes(32),
    settings,
    log: () => {},
  }).catch(async (error: unknown) => {
    await remove()
    throw error
  })
  const close = async () => {
    await postgres.stop()
    await remove()
  }
  try {
    await makeTemplate(postgres.url('postgres'))
  } catch (error) {
    await close()
    throw error
  }
  project.provide('postgres', postgres.url('postgres'))
  return close
}
