// Creates and changes the topics as kafka/topics.yaml declares them.
import { z } from 'zod'
import { areBrokersAway, brokerFault } from '../kafka/client/fault.ts'
import { kafkaSettings } from '../kafka/client/settings.ts'
import { withAdmin } from '../kafka/client/with-admin.ts'
import { reconcileTopics } from '../kafka/reconcile-topics.ts'
import { readBrokerTopics } from '../kafka/topics.ts'
import { readConfig } from '../platform/config.ts'
import { patiently } from '../platform/patience.ts'
import { Problem, run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run topics -- [--check]

Makes the brokers of KAFKA_BROKERS have the topics of kafka/topics.yaml: creates what is missing,
and changes for how long and how it is kept. It says what it leaves as it is, and what to do about
it. Two that run at once do no harm.

  --check    changes nothing, and says what would be done

Exit codes: 0 all is as declared now; 2 something is not, as said; 1 it could not be done.
Settings, by environment variables:
  KAFKA_BROKERS          the brokers, as host:port,host:port
  KAFKA_WAIT_SECONDS=60  how long to wait for brokers that do not answer yet
  and where they are asked for KAFKA_PREFIX, KAFKA_SSL…, KAFKA_SASL_…, KAFKA_OAUTH_…, as docs/operating-events.md
  lists them
`

const Waiting = z.object({
  KAFKA_WAIT_SECONDS: z.coerce.number('use a number of seconds').min(0).max(3_600).default(60),
})

await run(async () => {
  const options = readOptions(help, { check: { type: 'boolean', default: false } })
  if (options && !(await reconcile(options.check))) process.exitCode = 2
})

async function reconcile(isCheck: boolean): Promise<boolean> {
  const { KAFKA_WAIT_SECONDS: seconds } = readConfig(Waiting)
  const settings = kafkaSettings()
  if (!settings) throw new Problem('Say by KAFKA_BROKERS which brokers, as host:port,host:port.')
  const declared = await readBrokerTopics()
  const how = { prefix: settings.KAFKA_PREFIX, isCheck, say: console.log }
  const wordsFor = (error: unknown) => brokerFault(error, settings) ?? String(error)
  try {
    const isDone = await patiently(() => withAdmin(settings, (admin) => reconcileTopics(admin, declared, how)), {
      forMs: seconds * 1_000,
      isWorthWaiting: areBrokersAway,
      tell: (error) => console.error(`Waiting: ${wordsFor(error)}.`),
    })
    if (isDone) console.log(`All ${declared.length} topics are as declared.`)
    return isDone
  } catch (error) {
    if (brokerFault(error, settings) === null) throw error
    throw new Problem(`The topics could not be looked after: ${wordsFor(error)}.`)
  }
}
