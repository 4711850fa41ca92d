// The peer: graphile-worker, set up as its documentation has it for throughput.
import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run, runMigrations, type WorkerEvents } from 'graphile-worker'
import { Pool } from 'pg'
import { insertOutboxFrom, outboxJson } from '../../kafka/outbox.ts'
import { statement } from '../../platform/database.ts'
import { rowFor } from './handed.ts'
import type { Place } from './place.ts'

const concurrentJobs = 24
const preset = {
  worker: {
    concurrentJobs,
    localQueue: { size: 500 },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  },
}
const insert = statement(insertOutboxFrom('reminder', '$1'))
const logger = new Logger(() => () => {})

export async function addJobs({ adminUrl, admin }: Place, jobs: number): Promise<void> {
  await runMigrations({ connectionString: adminUrl, logger })
  await admin.query('truncate graphile_worker._private_jobs')
  await admin.query(
    `select count(*) from graphile_worker.add_jobs(array(
       select ('hand', json_build_object('taskId', uuidv7(), 'id', uuidv7()), null, now() - interval '1 minute', 1, null, null, null)::graphile_worker.job_spec
       from generate_series(1, $1::int)))`,
    [jobs],
  )
}

/** Milliseconds until every job is done and gone, from when it is up and connected, as ours is. */
export async function graphileAll({ adminUrl, admin }: Place, jobs: number): Promise<number> {
  const pgPool = await connected(adminUrl)
  const over = Promise.withResolvers<void>()
  let done = 0
  const events: WorkerEvents = new EventEmitter()
  const isUp = once(events, 'localQueue:init').then(() => performance.now())
  const runner = await run({
    preset,
    pgPool,
    events,
    logger,
    noHandleSignals: true,
    taskList: {
      hand: async (payload, { withPgClient }) => {
        const { taskId, id } = payload as { taskId: string; id: string } // as `addJobs` made it
        await withPgClient((client) => client.query({ ...insert, values: [outboxJson(rowFor(taskId, id))] }))
        if (++done === jobs) over.resolve()
      },
    },
  })
  await over.promise
  while ((await admin.query('select from graphile_worker._private_jobs limit 1')).length > 0) await sleep(2)
  const took = performance.now() - (await isUp)
  await runner.stop()
  await pgPool.end()
  return took
}

/** One connection for each job at once, and one to listen. */
async function connected(connectionString: string): Promise<Pool> {
  const pool = new Pool({ connectionString, max: concurrentJobs + 1 })
  pool.on('error', () => {}) // the server goes when the run is over
  const clients = await Promise.all(Array.from({ length: concurrentJobs + 1 }, () => pool.connect()))
  for (const client of clients) client.release()
  return pool
}
