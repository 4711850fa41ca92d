// Where events are measured: a real Kafka, and the task and audit subgraphs' own tables on an embedded PostgreSQL.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLocalDatabase } from '../../all-in-one/local-database.ts'
import { startKafka } from '../../kafka/broker/local-kafka.ts'
import type { Mailbox } from '../../kafka/bus.ts'
import { type KafkaSettings, kafkaSettings } from '../../kafka/client/settings.ts'
import { withAdmin } from '../../kafka/client/with-admin.ts'
import { reconcileTopics } from '../../kafka/reconcile-topics.ts'
import { readBrokerTopics } from '../../kafka/topics.ts'
import { openDatabase } from '../../platform/database.ts'
import { createLog, type Log } from '../../platform/log.ts'

export type Place = Readonly<{
  dataDir: string
  settings: KafkaSettings
  brokers: string
  /** A subgraph's tables for events, and a pool of its worker. */
  mailbox: (schema: string) => Mailbox
  /** Ends the database, so that others may use the directory. */
  giveUpDatabase: () => Promise<void>
  log: Log
}>

/** New ones, gone afterwards. */
export async function inPlace(work: (place: Place) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-bench-'))
  const log = createLog('warn', 'bench')
  const kafka = await startKafka({ dataDir, log: (line) => process.stderr.write(`${line}\n`) })
  const database = await openLocalDatabase(dataDir, log)
  const pools: { close: () => Promise<void> }[] = []
  let isThere = true
  const giveUpDatabase = async () => {
    if (!isThere) return
    isThere = false
    for (const pool of pools) await pool.close()
    await database.stop()
  }
  try {
    const settings = kafkaSettings({ KAFKA_BROKERS: kafka.brokers })
    if (!settings) throw new Error('it says where it is')
    const topics = await readBrokerTopics()
    await withAdmin(settings, (admin) => reconcileTopics(admin, topics, { prefix: '', say: () => {} }))
    const mailbox = (schema: string) => {
      const worker = openDatabase(database.url(`${schema}_worker`), { max: 10, onError: () => {} })
      pools.push(worker)
      return { schema, worker }
    }
    await work({ dataDir, settings, brokers: kafka.brokers, mailbox, giveUpDatabase, log })
  } finally {
    await giveUpDatabase()
    await kafka.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
