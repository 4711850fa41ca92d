// What waits to be published, and publishing again what a broker lost.

import type { Mailbox } from '../kafka/bus.ts'
import { kafkaSettings } from '../kafka/client/settings.ts'
import { auditEvents } from '../kafka/contracts/audit-events.contract.ts'
import { reminderEvents } from '../kafka/contracts/reminders.contract.ts'
import { taskEvents } from '../kafka/contracts/task-events.contract.ts'
import { taskUpdates } from '../kafka/contracts/task-updates.contract.ts'
import { carriedBy } from '../kafka/operator/carried-by.ts'
import { type OutboxStatus, outboxStatus } from '../kafka/operator/outbox-status.ts'
import { ifPrefixChanged } from '../kafka/relay/shipping.ts'
import { type Republished, republish } from '../kafka/sent.ts'
import { systemClock } from '../platform/clock.ts'
import { databaseHelp, withMailboxes } from './operator/mailboxes.ts'
import { aligned, counted, duration, printJson } from './operator/print.ts'
import { secondsSince } from './operator/seconds-since.ts'
import { Problem, run } from './problem.ts'
import { readArguments } from './read-options.ts'

const help = `Usage: npm run --silent outbox -- status [--json]
       npm run --silent outbox -- republish --from <when> [--topic T] [--nothing-kept] [--json]

status says for each subgraph how many events wait to be published and for how long, how many
published ones are kept, which process publishes, and of what topics a broker lost events.

republish is for a broker that lost its log: it puts what was published since --from back, before
everything that waits, and lets the topics be published again. It does no harm to say too early an
instant: groups know by its id what they have handled. It is refused unless a process
publishes to brokers, or KAFKA_BROKERS is set as for npm run start:apart and no npm start runs here.
  --from 2030-01-02T09:00:00Z or 90m, 6h, 3d: an instant when the log was still whole; 7 days ago at most
  --topic task-events         only this one
  --nothing-kept              a lost topic may be published again though nothing of it is found

Exit codes: 0 done; 2 republish was refused, or a topic stays stopped, as said; 1 it could not be done.

${databaseHelp}`

const topics = [taskEvents, reminderEvents, taskUpdates, auditEvents].map(({ name }) => name)
// Groups remember for a day longer what they have handled; what is older would take effect again.
const mostDays = 7

type Given = NonNullable<ReturnType<typeof given>>
const given = () =>
  readArguments(help, {
    from: { type: 'string' },
    topic: { type: 'string' },
    'nothing-kept': { type: 'boolean' },
    json: { type: 'boolean', default: false },
  })

/** Looks at everything that was given before anything is opened. */
function commandOf({ values, positionals }: Given): (mailboxes: readonly Mailbox[]) => Promise<void> {
  const [command, ...rest] = positionals
  if (rest.length > 0) throw new Problem(`${rest[0]} is not known here: see --help.`)
  if (command === 'republish') return publishAgain(sinceOf(values), values.json)
  if (command !== 'status')
    throw new Problem(`Say what to do: status or republish${command ? `, not "${command}"` : ''}; see --help.`)
  const stray = Object.keys(values).find((option) => option !== 'json')
  if (stray) throw new Problem(`status takes no --${stray}: see --help.`)
  return status(values.json)
}

type Since = Parameters<typeof republish>[1]

function sinceOf({ from, topic, 'nothing-kept': mayFindNothing = false }: Given['values']): Since {
  if (from === undefined) throw new Problem('Say from when on to republish, as by --from 6h: see --help.')
  return { fromSeconds: secondsSince(from, systemClock.now(), mostDays), topic: topicOf(topic), mayFindNothing }
}

function topicOf(given: string | undefined): string | undefined {
  if (given === undefined || topics.some((topic) => topic === given)) return given
  throw new Problem(`There is no topic "${given}": there are ${topics.join(', ')}.`)
}

const status = (asJson: boolean) => async (mailboxes: readonly Mailbox[]) => {
  const all = (await Promise.all(mailboxes.map(outboxStatus))).filter((each) => each !== undefined)
  if (asJson) return printJson(all)
  process.stdout.write(aligned(['subgraph', 'waiting', 'oldest', 'kept', 'publisher'], all.map(statusRow)))
  const losses = all.flatMap(({ subgraph, lost }) => lost.map((each) => lossLine(subgraph, each)))
  if (losses.length > 0) process.stdout.write(`\n${losses.join('')}${ifPrefixChanged}\n`)
}

const lossLine = (subgraph: string, { topic, since }: OutboxStatus['lost'][number]) =>
  `${subgraph}: a broker lost events of ${topic}, found ${since}. Nothing more is published there until you run republish --from <when the log was still whole>.\n`

const statusRow = ({ subgraph, waiting, oldestSeconds, kept, publisher }: OutboxStatus) => [
  subgraph,
  waiting,
  oldestSeconds === null ? '-' : duration(oldestSeconds),
  kept,
  publisher ?? '-',
]

const publishAgain = (since: Since, asJson: boolean) => async (mailboxes: readonly Mailbox[]) => {
  await mustGoByBrokers(mailboxes)
  const bySubgraph = await Promise.all(
    mailboxes.map(async (mailbox) => {
      const moved = await republish(mailbox, since)
      return moved.map((each) => ({ subgraph: mailbox.schema, ...each }))
    }),
  )
  const all = bySubgraph.flat()
  if (asJson) printJson(all)
  else process.stdout.write(movedText(all))
  const stopped = all.filter(({ isStopped }) => isStopped)
  if (stopped.length > 0) throw new Problem(stopped.map(stoppedLine).join('\n'), 2)
}

/** Else the next process takes what was kept for brokers, hands it to groups that know it, and nothing is left. */
async function mustGoByBrokers(mailboxes: readonly Mailbox[]): Promise<void> {
  const areSet = kafkaSettings() !== undefined
  const carrier = await carriedBy(mailboxes)
  if (carrier === 'itself')
    throw new Problem(
      'Nothing was put back: the Tickler that runs here goes without brokers. Stop it, and use npm run start:apart.',
      2,
    )
  if (carrier === null && !areSet)
    throw new Problem(
      'Nothing was put back: no process publishes to brokers here. Set KAFKA_BROKERS as for npm run start:apart.',
      2,
    )
}

type Moved = Republished & Readonly<{ subgraph: string }>

function movedText(all: readonly Moved[]): string {
  const rows = all.map(({ subgraph, topic, events }) => [subgraph, topic, events])
  const table = rows.length > 0 ? `${aligned(['subgraph', 'topic', 'events'], rows)}\n` : ''
  const sum = all.reduce((total, { events }) => total + events, 0)
  return `${table}Put back to be published again: ${counted(sum, 'event')}.\n`
}

const stoppedLine = ({ subgraph, topic }: Moved) =>
  `${subgraph}: nothing of ${topic} is kept since then, so it stays stopped. Say an earlier --from, or --nothing-kept.`

await run(async () => {
  const asked = given()
  if (asked) await withMailboxes(commandOf(asked))
})
