import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type KafkaOptions, startKafka } from '../../../kafka/broker/local-kafka.ts'
import type { LocalKafka } from '../../../kafka/broker/run-cluster.ts'

export type OwnKafka = LocalKafka & Readonly<{ dataDir: string }>

type Options = Partial<KafkaOptions> & Readonly<{ finished?: (clean: () => Promise<void>) => void }>

/** A Kafka of this test's own, which it may kill; gone when the test is. Before several tests, pass `afterAll` as `finished`. */
export async function ownKafka({ finished = onTestFinished, ...options }: Options = {}): Promise<OwnKafka> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tickler-own-kafka-')))
  let kafka: LocalKafka | undefined
  finished(async () => {
    await kafka?.kill()
    await kafka?.stop()
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
  })
  kafka = await startKafka({ log: () => {}, ...options, dataDir })
  return { ...kafka, dataDir }
}
