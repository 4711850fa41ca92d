// The side of the run: starts the one Kafka that all test files share, once the first of them asks.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka } from '../../../kafka/broker/local-kafka.ts'
import type { LocalKafka } from '../../../kafka/broker/run-cluster.ts'
import { StartupError } from '../../../platform/startup-error.ts'

/** What it answers: where the brokers are, or why there are none. */
export type Answer = Readonly<{ brokers: string } | { missing: string }>

export type Door = Readonly<{ url: string; close: () => Promise<void> }>

/** `outside`: brokers that are there already, which then are the ones. */
export async function openKafkaDoor(outside: string | undefined): Promise<Door> {
  const shared = sharedKafka()
  const server = createServer((_, response) => {
    const answer = outside === undefined ? shared.answer() : Promise.resolve({ brokers: outside })
    answer.then(
      (given) => response.end(JSON.stringify(given)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The door to Kafka has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await shared.end()
    },
  }
}

function sharedKafka() {
  let starting: Promise<LocalKafka> | undefined
  let dataDir: string | undefined

  const start = async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tickler-test-kafka-'))
    return startKafka({ dataDir, log: () => {} })
  }
  return {
    answer: (): Promise<Answer> => {
      starting ??= start()
      return starting.then(
        ({ brokers }) => ({ brokers }),
        (error: unknown) => {
          if (error instanceof StartupError) return { missing: error.message }
          throw error
        },
      )
    },
    end: async () => {
      const kafka = await starting?.catch(() => undefined) // whoever asked has heard of it
      await kafka?.stop()
      if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
