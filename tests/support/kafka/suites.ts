import { randomBytes } from 'node:crypto'
import { afterAll, describe, inject } from 'vitest'
import { z } from 'zod'
import { findKafka } from '../../../kafka/broker/local-kafka.ts'
import { StartupError } from '../../../platform/startup-error.ts'
import { createTopics, deleteTopics } from './topics.ts'

/** What the tests of a suite have of a Kafka that others use too: names of their own on it. */
export type SharedKafka = Readonly<{
  /** As `KAFKA_BROKERS` takes it. */
  brokers: string
  /** Before the name of every topic and group. */
  prefix: string
  /** For a process, or for `kafkaSettings`. */
  env: Readonly<{ KAFKA_BROKERS: string; KAFKA_PREFIX: string }>
  /** Those of kafka/topics.yaml, with the prefix; they are gone when the suite is. */
  createTopics: () => Promise<void>
}>

/**
 * A suite on the Kafka of this run, or on that of `KAFKA_BROKERS`. Where neither can be had its tests are skipped, named
 * with what is missing; under CI that is a failure. To be awaited at the top of a file.
 */
export async function describeWithKafka(name: string, suite: (kafka: SharedKafka) => void): Promise<void> {
  const answer = await shared()
  if ('missing' in answer) return withoutKafka(name, answer.missing, () => suite(ours('nowhere.invalid:9092')))
  describe(name, () => {
    const kafka = ours(answer.brokers)
    afterAll(() => deleteTopics(kafka.brokers, kafka.prefix))
    suite(kafka)
  })
}

// A test that starts a broker, or waits for one to come back, may have to share the machine.
const patienceMs = 120_000

/** A suite whose tests start a Kafka of their own, by `ownKafka`; skipped and failed as `describeWithKafka` is. */
export async function describeWithOwnKafka(name: string, suite: () => void): Promise<void> {
  try {
    await findKafka(() => {})
    describe(name, { timeout: patienceMs }, suite)
  } catch (error) {
    if (!(error instanceof StartupError)) throw error
    withoutKafka(name, error.message, suite)
  }
}

function withoutKafka(name: string, missing: string, suite: () => void): void {
  if (process.env['CI'] === 'true') throw new Error(`No test is skipped under CI. ${missing}`)
  describe.skip(`${name} (skipped. ${missing})`, suite)
}

const Answer = z.union([z.object({ brokers: z.string() }), z.object({ missing: z.string() })])

async function shared(): Promise<z.infer<typeof Answer>> {
  const response = await fetch(inject('kafkaDoor'))
  if (!response.ok) throw new Error(await response.text())
  return Answer.parse(await response.json())
}

function ours(brokers: string): SharedKafka {
  const prefix = `test-${randomBytes(4).toString('hex')}.`
  return {
    ...{ brokers, prefix },
    env: { KAFKA_BROKERS: brokers, KAFKA_PREFIX: prefix },
    createTopics: () => createTopics(brokers, prefix),
  }
}
