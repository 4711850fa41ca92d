// A real Apache Kafka on this machine, for `npm run start:apart` and for tests.
import { startKafka } from '../kafka/broker/local-kafka.ts'
import { plainSettings, withAdmin } from '../kafka/client/with-admin.ts'
import { reconcileTopics } from '../kafka/reconcile-topics.ts'
import { readBrokerTopics } from '../kafka/topics.ts'
import { runProcess } from '../platform/run-process.ts'
import { run } from './problem.ts'
import { readOptions, wholeNumber } from './read-options.ts'

const help = `Usage: npm run kafka -- [--brokers 1] [--port 9092] [--data .data]

Runs Apache Kafka on this machine until Ctrl-C, with the topics of kafka/topics.yaml, and prints
its address as KAFKA_BROKERS=… on standard output. It takes Java 17 or newer and, the first time,
Maven, which fetches Kafka (43 MB, kept in ~/.cache/tickler).

  --brokers 1     how many brokers; a folder keeps the number that it began with
  --port 9092     where the first listens; each further one takes the next port
  --data .data    where its events are kept, in the folder "kafka" of it
`
const mostBrokers = 9

await run(async () => {
  const options = readOptions(help, {
    brokers: { type: 'string' },
    port: { type: 'string', default: '9092' },
    data: { type: 'string', default: '.data' },
  })
  if (!options) return
  const brokers = wholeNumber('brokers', options.brokers, 1, mostBrokers)
  const firstPort = wholeNumber('port', options.port, 1, 65_535 - mostBrokers) ?? 0
  await runProcess(async () => {
    const log = (line: string) => void process.stderr.write(`${line}\n`)
    const kafka = await startKafka({ dataDir: options.data, brokers, firstPort, log })
    await createTopics(kafka.brokers, log)
    process.stdout.write(`KAFKA_BROKERS=${kafka.brokers}\n`)
    return { failed: kafka.failed, close: kafka.stop }
  })
})

async function createTopics(brokers: string, say: (line: string) => void): Promise<void> {
  const declared = await readBrokerTopics()
  await withAdmin(plainSettings(brokers), (admin) => reconcileTopics(admin, declared, { prefix: '', say }))
}
