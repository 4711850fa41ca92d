import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { patiently } from '../../platform/patience.ts'
import { type Gateway, gatewayAt, TokenRefused } from './gateway.ts'

const feedHead = z.object({ changes: z.object({ head: z.string() }) })
const readHead = '{ changes(first: 1) { head } }'

const said = z.object({ sendMessage: z.object({ tasks: z.tuple([z.object({ id: z.string() })]) }) })
const say = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { tasks { id } } }`
const text = 'Create a task to buy milk tomorrow at 5pm'

const byAssistant = z.object({ actor: z.object({ type: z.literal('ASSISTANT') }) })
const change = z.object({ taskChanged: z.object({ ...byAssistant.shape, task: z.object({ id: z.string() }) }) })
const watch = `subscription ($after: Cursor) {
  taskChanged(after: $after, filter: { kinds: [CREATED] }) { actor { type } task { id } }
}`

const effects = z.object({
  task: z.object({
    title: z.literal('buy milk'),
    nextReminderAt: z.string('the reminder did not come'),
    history: z.object({ nodes: z.array(byAssistant).min(1, 'the history did not come') }),
  }),
  auditLog: z.object({ nodes: z.array(byAssistant).min(1, 'the audit did not come') }),
})
const look = `query ($id: ID!, $correlationId: String!) {
  task(id: $id) { title nextReminderAt history(first: 1) { nodes { actor { type } } } }
  auditLog(filter: { correlationId: $correlationId, entityId: $id }) { nodes { actor { type } } }
}`

const deleted = z.object({ deleteTask: z.object({ task: z.object({ id: z.string() }) }) })
const remove = 'mutation ($id: ID!) { deleteTask(input: { id: $id }) { task { id } } }'

export type Journey = Readonly<{
  /** The gateway's, without a path. */
  url: string
  token: string | undefined
  /** For each step: events take their time, and parts may still be starting. */
  patienceMs: number
}>

/** One message followed through all four subgraphs. Throws what did not come. */
export async function milkJourney({ url, token, patienceMs }: Journey): Promise<void> {
  const gateway = gatewayAt(url, token)
  try {
    await follow(gateway, patienceMs)
  } finally {
    await gateway.close()
  }
}

async function follow(gateway: Gateway, patienceMs: number): Promise<void> {
  const step = <T>(attempt: () => Promise<T>) =>
    patiently(attempt, {
      forMs: patienceMs,
      isWorthWaiting: (error) => !(error instanceof TokenRefused),
      tell: () => {},
    })
  const correlationId = `smoke-${randomUUID()}`

  await step(() => gateway.ready())
  const { head: after } = (await step(() => gateway.run(feedHead, { query: readHead }))).changes
  // With the key a message whose answer was lost is sent again, and makes one task all the same.
  const input = { text, timeZone: 'UTC', idempotencyKey: correlationId }
  const { sendMessage } = await step(() => gateway.run(said, { query: say, variables: { input }, correlationId }))
  const [{ id }] = sendMessage.tasks
  const isIt = ({ taskChanged }: z.infer<typeof change>) => taskChanged.task.id === id
  await gateway.first(change, { query: watch, variables: { after } }, isIt, patienceMs)
  await step(() => gateway.run(effects, { query: look, variables: { id, correlationId } }))
  await step(() => gateway.run(deleted, { query: remove, variables: { id } }))
}
