// How far each consumer group is behind.

import { brokerFault } from '../kafka/client/fault.ts'
import { type KafkaSettings, kafkaSettings } from '../kafka/client/settings.ts'
import { withAdmin } from '../kafka/client/with-admin.ts'
import { type BrokerLag, brokerLag } from '../kafka/operator/broker-lag.ts'
import { type EmbeddedLag, embeddedLag } from '../kafka/operator/embedded-lag.ts'
import { systemClock } from '../platform/clock.ts'
import { databaseHelp, withMailboxes } from './operator/mailboxes.ts'
import { aligned, duration, printJson } from './operator/print.ts'
import { Problem, run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run --silent lag -- [--json]

Says for each consumer group how many events it has still to handle, and for how long at most the
first of them has waited. With KAFKA_BROKERS by partition, as the brokers say; without, straight
from the outboxes, with what a group has kept for a newer release and its dead letters.

KAFKA_BROKERS and what belongs to it are as for npm run start:apart; docs/operating-events.md lists them.
${databaseHelp}`

/** Loading all subgraphs takes a while, which who mistyped an option need not wait for. */
const knownGroups = async () => (await import('./operator/known-groups.ts')).knownGroups()

async function onBrokers(kafka: KafkaSettings): Promise<{ ofBrokers: readonly BrokerLag[] }> {
  const asked = { prefix: kafka.KAFKA_PREFIX, groups: await knownGroups(), now: systemClock.now() }
  try {
    return { ofBrokers: await withAdmin(kafka, (admin) => brokerLag(admin, asked)) }
  } catch (error) {
    const fault = brokerFault(error, kafka)
    throw fault === null ? error : new Problem(`${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`)
  }
}

const inOutboxes = () =>
  withMailboxes(async (mailboxes) => {
    const lags = await embeddedLag(mailboxes, await knownGroups())
    if (lags.some(({ waiting }) => waiting === null)) process.stderr.write(notCounted)
    return lags
  })

const notCounted =
  'Events go by brokers here, and what waits there is not counted: set KAFKA_BROKERS as for npm run start:apart.\n'

const outboxText = (lags: readonly EmbeddedLag[]) =>
  aligned(
    ['group', 'waiting', 'oldest', 'kept aside', 'dead letters'],
    lags.map(({ group, waiting, oldestSeconds, keptAside, deadLetters }) => [
      group,
      waiting ?? '-',
      oldestSeconds === null ? '-' : duration(oldestSeconds),
      keptAside,
      deadLetters,
    ]),
  )

function brokerText(lags: readonly BrokerLag[]): string {
  const table = aligned(
    ['group', 'topic', 'partition', 'committed', 'end', 'lag', 'at most'],
    lags.map(({ group, topic, partition, committed, end, lag, atMostSeconds }) => [
      group,
      topic,
      partition,
      committed ?? '-',
      end,
      lag,
      atMostSeconds === null ? '-' : duration(atMostSeconds),
    ]),
  )
  const idle = [...new Set(lags.filter(({ members }) => members === 0).map(({ group }) => group))]
  return `${table}${idle.map((group) => `\n${group} has no members: no process handles its events.`).join('')}${idle.length > 0 ? '\n' : ''}`
}

await run(async () => {
  const options = readOptions(help, { json: { type: 'boolean', default: false } })
  if (!options) return
  const kafka = kafkaSettings()
  const lags = kafka ? await onBrokers(kafka) : { ofOutboxes: await inOutboxes() }
  if (options.json) return printJson('ofOutboxes' in lags ? lags.ofOutboxes : lags.ofBrokers)
  process.stdout.write('ofOutboxes' in lags ? outboxText(lags.ofOutboxes) : brokerText(lags.ofBrokers))
})
