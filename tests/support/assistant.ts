import { afterAll } from 'vitest'
import { z } from 'zod'
import type { EventBus } from '../../kafka/bus.ts'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import type { AnyEvent } from '../../kafka/envelope.ts'
import { manualClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import type { GatewayAnswer, GatewayClient } from '../../platform/gateway-client.ts'
import type { Identity } from '../../platform/identity.ts'
import { createLog } from '../../platform/log.ts'
import type { Subgraph, SubgraphRequest } from '../../platform/subgraph.ts'
import { openConversation } from '../../subgraphs/conversation/conversation.subgraph.ts'
import type { Understand } from '../../subgraphs/conversation/understanding.ts'
import { ReminderEnv } from '../../subgraphs/reminder/config.ts'
import { openReminder } from '../../subgraphs/reminder/reminder.subgraph.ts'
import { openTask } from '../../subgraphs/task/task.subgraph.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { identityOf, type Person, person, subjectOf } from './person.ts'

/** What a test makes of a request of the assistant: passes it on, refuses it, loses its answer, or keeps it for ever. */
export type Way = (request: SubgraphRequest, passOn: () => Promise<GatewayAnswer>) => Promise<GatewayAnswer>

export type Assistant = Readonly<{
  database: TestDatabase
  bus: EventBus
  clock: ReturnType<typeof manualClock>
  task: Subgraph
  conversation: Subgraph
  /** Opens the conversation subgraph once more, as a second process would. It is closed with the rest. */
  another: (understanding?: Understand) => Subgraph
  /** What came by `audit-events`, in its order. */
  audited: AnyEvent[]
  /** Requests of the assistant that reached the gateway, as `AssistantCreates`. */
  asked: string[]
  /** The tokens with which the assistant asked for somebody's preferences. */
  preferencesAsked: string[]
  /** From now on requests of the assistant go this way; null for straight on. */
  setWay: (way: Way | null) => void
  /** Someone by that name, at `at` or at the conversation subgraph. */
  as: (name: string, at?: Subgraph) => Person
}>

/**
 * The conversation subgraph at the real task subgraph, on a database and a bus of this test file's own. It is 1 January 2030,
 * a Tuesday, 09:00 in UTC. Call it at the top of the file.
 */
export async function openAssistant(understand?: Understand, { hasReminders = false } = {}): Promise<Assistant> {
  const database = await freshDatabase()
  const log = createLog('silent', 'test')
  const clock = manualClock('2030-01-01T09:00:00Z')
  const bus = embeddedBus({ lock: database.open('task_worker', 1), log, failpoint: noFailpoints })
  const partsFor = (schema: string) => ({
    config: {
      DATABASE_URL: database.url(schema),
      WORKER_DATABASE_URL: database.url(`${schema}_worker`),
      CURSOR_KEY: 'ab'.repeat(32),
      DEFAULT_TIME_ZONE: 'UTC',
      CHANGES_RETENTION_DAYS: 30,
      ...ReminderEnv.parse({}),
    },
    ...{ bus, clock, log, failpoint: noFailpoints },
  })

  const task = openTask(partsFor('task'))
  const asked: string[] = []
  const preferencesAsked: string[] = []
  let way: Way | null = null
  const reminder = hasReminders ? openReminder(partsFor('reminder'), remindersBy(task)) : null
  const gateway = gatewayTo({ task, reminder }, preferencesAsked, (request, passOn) => {
    asked.push(/Assistant\w+/.exec(request.query)?.[0] ?? request.query)
    return way ? way(request, passOn) : passOn()
  })

  const optionsWith = (given?: Understand) => ({ gateway, ...(given ? { understand: given } : {}) })
  const conversation = openConversation(partsFor('conversation'), optionsWith(understand))
  const audited: AnyEvent[] = []
  bus.broadcast(auditEvents, (event) => audited.push(event))
  await bus.start()
  const opened = [conversation]
  const another = (understanding = understand) => {
    // It hears what the other one hears, but has no consumers of its own: groups are per subgraph.
    const quiet: EventBus = { ...bus, carry: () => {}, subscribe: () => {} }
    const parts = { ...partsFor('conversation'), bus: quiet }
    const other = openConversation(parts, optionsWith(understanding))
    opened.push(other)
    return other
  }

  afterAll(async () => {
    await bus.stop()
    for (const subgraph of [...opened, ...(reminder ? [reminder] : []), task]) await subgraph.close()
  })
  return {
    ...{ database, bus, clock, task, conversation, another, audited, asked, preferencesAsked },
    setWay: (next) => {
      way = next
    },
    as: (name, at = conversation) => person(name, at, task),
  }
}

// There is no reminder subgraph here, so the assistant goes by what it has heard of people's preferences.
const noPreferences = Promise.resolve({ errors: [{ message: 'The subgraph of preferences cannot be reached.' }] })

type Behind = Readonly<{ task: Subgraph; reminder: Subgraph | null }>

/** The gateway as the assistant sees it: what it asks is answered by task, for the one whose token it holds. */
function gatewayTo({ task, reminder }: Behind, preferencesAsked: string[], way: Way): GatewayClient {
  return {
    request: (delegation, request, correlationId) => {
      if (request.query.includes('AssistantAsksForPreferences')) {
        preferencesAsked.push(delegation)
        return noPreferences
      }
      const identity = { ...identityOf(subjectOf(delegation), 'ASSISTANT'), correlationId }
      const isOfReminders = /Assistant\w*(Remind|Snooz|Silenc)/.test(request.query)
      return way(request, () =>
        reminder && isOfReminders ? joined(request, { task, reminder }, identity) : executed(task, request, identity),
      )
    },
  }
}

async function executed(at: Subgraph, request: SubgraphRequest, identity: Identity): Promise<GatewayAnswer> {
  return JSON.parse(JSON.stringify(await at.execute(request, identity)))
}

const ofTask = 'title due { date time timeZone }'

/** Reminders, with what task knows of their tasks. */
async function joined(
  { query, ...rest }: SubgraphRequest,
  { task, reminder }: Readonly<{ task: Subgraph; reminder: Subgraph }>,
  identity: Identity,
): Promise<GatewayAnswer> {
  const answer = await executed(reminder, { ...rest, query: query.replace(ofTask, '') }, identity)
  const nodes = listed.safeParse(answer.data).data?.answer.nodes ?? []
  for (const node of nodes) {
    const found = await executed(
      task,
      { query: `query ($id: ID!) { task(id: $id) { id ${ofTask} } }`, variables: node.task },
      identity,
    )
    Object.assign(node.task, found.data?.['task'])
  }
  return nodes.length === 0 ? answer : { data: { answer: { nodes, totalCount: nodes.length } } }
}

const listed = z.object({ answer: z.object({ nodes: z.array(z.looseObject({ task: z.object({ id: z.string() }) })) }) })

/** What the reminder subgraph asks of tasks itself. */
const remindersBy = (task: Subgraph) => ({
  gateway: {
    request: (delegation: string, request: SubgraphRequest, correlationId: string) =>
      executed(task, request, { ...identityOf(subjectOf(delegation)), correlationId }),
  },
  reader: { read: async () => [] },
})
