import type { ActorType, Identity } from '../../platform/identity.ts'
import type { Subgraph } from '../../platform/subgraph.ts'
import type { Answer } from './client.ts'

/** An exchange as a client reads it. */
export type Said = Readonly<{
  conversation: { id: string; title: string }
  message: { id: string; role: string; content: string }
  reply: {
    id: string
    content: string
    intent: string | null
    skill: string | null
    confidence: number | null
    answeredBy: string | null
    processingTimeMs: number | null
    clarificationNeeded: boolean
  }
  tasks: { id: string }[]
  proposal: { id: string; summary: string; status: string } | null
}>

/** Someone who speaks with the assistant, and who can look at their tasks themselves. */
export type Person = Readonly<{
  /** Fails the test when the answer is an error. */
  say: (text: string, more?: Record<string, unknown>) => Promise<Said>
  send: (input: Record<string, unknown>) => Promise<Answer>
  confirm: (id: string) => Promise<Said>
  reject: (id: string) => Promise<Said>
  run: (query: string, variables?: Record<string, unknown>) => Promise<Answer>
  /** At task, as the gateway would ask it for them. */
  runAtTask: (query: string, variables?: Record<string, unknown>) => Promise<Answer>
  /** Makes a task without the assistant, and gives its id. */
  has: (title: string, due?: { date: string; time?: string; timeZone?: string }) => Promise<string>
  /** Titles by status, in the order of their making. */
  titles: (status?: 'ACTIVE' | 'COMPLETED' | 'DELETED') => Promise<string[]>
  live: (conversationId: string, after?: string) => Promise<AsyncIterableIterator<Answer>>
}>

const prefix = 'lent to '

/** Whom a token was lent to. */
export function subjectOf(delegation: string): string {
  if (!delegation.startsWith(prefix)) throw new Error(`${delegation} is no token`)
  return delegation.slice(prefix.length)
}

export const identityOf = (subject: string, type: ActorType = 'USER'): Identity => ({
  subject,
  actor: { type, id: type === 'USER' ? subject : 'assistant' },
  scopes: [],
  correlationId: `c-${subject}-00000`,
  delegation: `${prefix}${subject}`,
})

const exchange = `{
  conversation { id title }
  message { id role content }
  reply { id content intent skill confidence answeredBy processingTimeMs clarificationNeeded }
  tasks { id }
  proposal { id summary status }
}`
const send = `mutation ($input: SendMessageInput!) { said: sendMessage(input: $input) ${exchange} }`
const confirm = `mutation ($id: ID!) { said: confirmProposal(input: { id: $id }) ${exchange} }`
const reject = `mutation ($id: ID!) { said: rejectProposal(input: { id: $id }) ${exchange} }`
const added = `subscription ($id: ID!, $after: Cursor) {
  messageAdded(conversationId: $id, after: $after) { cursor message { role content } }
}`
const create = `mutation ($title: String!, $due: DueInput) { createTask(input: { title: $title, due: $due }) { task { id } } }`
const titles = `query ($status: [TaskStatus!]) { tasks(filter: { status: $status }, orderBy: CREATED_ASC, first: 100) { nodes { title } } }`

/** An answer as it is on the wire. */
const wired = (result: object): Answer => JSON.parse(JSON.stringify(result))

export function person(name: string, conversation: Subgraph, task: Subgraph): Person {
  const identity = identityOf(name)
  const run = async (query: string, variables = {}) => wired(await conversation.execute({ query, variables }, identity))
  const runAtTask = async (query: string, variables = {}) => wired(await task.execute({ query, variables }, identity))
  const said = async (query: string, variables: object): Promise<Said> => {
    const answer = await run(query, variables)
    if (!answer.data?.said) throw new Error(JSON.stringify(answer.errors))
    return answer.data.said
  }

  return {
    say: (text, more = {}) => said(send, { input: { text, ...more } }),
    send: (input) => run(send, { input }),
    confirm: (id) => said(confirm, { id }),
    reject: (id) => said(reject, { id }),
    run,
    runAtTask,
    has: async (title, due) => (await runAtTask(create, { title, due })).data.createTask.task.id,
    titles: async (status = 'ACTIVE') =>
      (await runAtTask(titles, { status: [status] })).data.tasks.nodes.map((node: { title: string }) => node.title),
    live: async (id, after) => {
      const events = await conversation.subscribe({ query: added, variables: { id, after } }, identity)
      if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events))
      return onTheWire(events)
    },
  }
}

function onTheWire(events: AsyncIterableIterator<object>): AsyncIterableIterator<Answer> {
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      const event = await events.next()
      return event.done ? { done: true, value: undefined } : { done: false, value: wired(event.value) }
    },
    return: async () => {
      await events.return?.()
      return { done: true, value: undefined }
    },
  }
}
