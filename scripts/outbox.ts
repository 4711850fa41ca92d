// What waits to be published, and publishing again what a broker lost.

import type { Mailbox } from '../kafka/bus.ts'
import { auditEvents } from '../kafka/contracts/audit-events.contract.ts'
import { reminderEvents } from '../kafka/contracts/reminders.contract.ts'
import { taskEvents } from '../kafka/contracts/task-events.contract.ts'
import { taskUpdates } from '../kafka/contracts/task-updates.contract.ts'
import { type OutboxStatus, outboxStatus } from '../kafka/operator/outbox-status.ts'
import { republish } from '../kafka/sent.ts'
import { systemClock } from '../platform/clock.ts'
import { databaseHelp, withMailboxes } from './operator/mailboxes.ts'
import { aligned, counted, duration, printJson } from './operator/print.ts'
import { secondsSince } from './operator/seconds-since.ts'
import { Problem, run } from './problem.ts'
import { readArguments } from './read-options.ts'

const help = `Usage: npm run --silent outbox -- status [--json]
       npm run --silent outbox -- republish --from <when> [--topic T] [--json]

status says for each subgraph how many events wait to be published and for how long, how many
published ones are kept, which process publishes, and of what topics a broker lost events.

republish is for a broker that lost its log: it puts what was published since --from back, before
everything that waits, and lets the topics be published again. It does no harm to say too early an
instant: groups know by its id what they have handled.
  --from 2030-01-02T09:00:00Z or 90m, 6h, 3d: an instant when the log was still whole; 7 days ago at most
  --topic task-events         only this one

${databaseHelp}`

const topics = [taskEvents, reminderEvents, taskUpdates, auditEvents].map(({ name }) => name)
// Groups remember for a day longer what they have handled; what is older would take effect again.
const mostDays = 7

type Given = NonNullable<ReturnType<typeof given>>
const given = () =>
  readArguments(help, {
    from: { type: 'string' },
    topic: { type: 'string' },
    json: { type: 'boolean', default: false },
  })

/** Looks at everything that was given before anything is opened. */
function commandOf({ values, positionals }: Given): (mailboxes: readonly Mailbox[]) => Promise<void> {
  const [command, ...rest] = positionals
  if (rest.length > 0) throw new Problem(`${rest[0]} is not known here: see --help.`)
  if (command === 'republish') return publishAgain(sinceOf(values.from), topicOf(values.topic), values.json)
  if (command !== 'status')
    throw new Problem(`Say what to do: status or republish${command ? `, not "${command}"` : ''}; see --help.`)
  if ((values.from ?? values.topic) !== undefined)
    throw new Problem('status takes no --from and no --topic: see --help.')
  return status(values.json)
}

function sinceOf(from: string | undefined): number {
  if (from === undefined) throw new Problem('Say from when on to republish, as by --from 6h: see --help.')
  return secondsSince(from, systemClock.now(), mostDays)
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
  if (losses.length > 0) process.stdout.write(`\n${losses.join('')}`)
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

const publishAgain =
  (fromSeconds: number, topic: string | undefined, asJson: boolean) => async (mailboxes: readonly Mailbox[]) => {
    const bySubgraph = await Promise.all(
      mailboxes.map(async (mailbox) => {
        const moved = await republish(mailbox, { fromSeconds, topic })
        return moved.map((each) => ({ subgraph: mailbox.schema, ...each }))
      }),
    )
    const all = bySubgraph.flat()
    if (asJson) return printJson(all)
    const rows = all.map((each) => [each.subgraph, each.topic, each.events])
    if (rows.length > 0) process.stdout.write(`${aligned(['subgraph', 'topic', 'events'], rows)}\n`)
    const sum = all.reduce((total, { events }) => total + events, 0)
    process.stdout.write(`Put back to be published again: ${counted(sum, 'event')}.\n`)
  }

await run(async () => {
  const asked = given()
  if (asked) await withMailboxes(commandOf(asked))
})
