import { expect, test, vi } from 'vitest'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const [alice, bob] = [await tickler.client('alice'), await tickler.client('bob')]

/** Something of everything that a person can have. */
async function aLifeOf(client: typeof alice) {
  const said = await client.run(
    'mutation { sendMessage(input: { text: "Create a task to call the dentist tomorrow at 9am" }) { conversation { id } message { id } tasks { id } } }',
  )
  const { conversation, message, tasks } = said.data.sendMessage
  return vi.waitFor(
    async () => {
      const { data } = await client.run(
        '{ reminders { nodes { id } } auditLog { nodes { id } } events { nodes { id } } changes { head } }',
      )
      expect(data.reminders.nodes).toHaveLength(1)
      expect(data.auditLog.nodes.length).toBeGreaterThan(1)
      return {
        taskId: tasks[0].id,
        conversationId: conversation.id,
        messageId: message.id,
        reminderId: data.reminders.nodes[0].id,
        cursor: data.changes.head,
      }
    },
    { timeout: 5_000, interval: 20 },
  )
}

const ofAlice = await aLifeOf(alice)

test('every list of another person is empty', async () => {
  const { data, errors } = await bob.run(`{
    tasks { totalCount nodes { id } } changes { nodes { id } } reminders { nodes { id } }
    conversations { nodes { id } } auditLog { nodes { id } } events { nodes { id } }
  }`)
  expect(errors).toBeUndefined()
  expect(data).toEqual({
    tasks: { totalCount: 0, nodes: [] },
    changes: { nodes: [] },
    reminders: { nodes: [] },
    conversations: { nodes: [] },
    auditLog: { nodes: [] },
    events: { nodes: [] },
  })
})

test.for([
  ['task', `{ task(id: "${ofAlice.taskId}") { id } }`],
  ['reminder', `{ reminder(id: "${ofAlice.reminderId}") { id } }`],
  ['conversation', `{ conversation(id: "${ofAlice.conversationId}") { id } }`],
  ['updateTask', `mutation { updateTask(input: { id: "${ofAlice.taskId}", title: "mine" }) { task { id } } }`],
  ['completeTask', `mutation { completeTask(input: { id: "${ofAlice.taskId}" }) { task { id } } }`],
  ['deleteTask', `mutation { deleteTask(input: { id: "${ofAlice.taskId}" }) { task { id } } }`],
  [
    'sendMessage',
    `mutation { sendMessage(input: { text: "hello", conversationId: "${ofAlice.conversationId}" }) { message { id } } }`,
  ],
])('%s of another person answers as if it had never been', async ([, query]) => {
  const theirs = await bob.run(query ?? '')
  const never = await bob.run((query ?? '').replaceAll(/"[0-9a-f-]{36}"/g, '"01890000-0000-7000-8000-000000000000"'))

  expect(theirs.errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
  const plain = ({ data, errors }: typeof theirs) => ({
    data,
    errors: errors?.map(({ message, path }) => ({ message, path })),
  })
  // A conversation that never was may be begun under an id of one's own.
  if (!query?.includes('sendMessage')) expect(plain(theirs)).toEqual(plain(never))
})

test('the assistant of another person does not find the task, whatever it is told', async () => {
  const { data } = await bob.run(
    'mutation { sendMessage(input: { text: "complete call the dentist" }) { tasks { id } reply { content } } }',
  )
  expect(data.sendMessage.tasks).toEqual([])
  const kept = await alice.run(`{ task(id: "${ofAlice.taskId}") { status } }`)
  expect(kept.data.task.status).toBe('ACTIVE')
})

test('a cursor of another person is refused', async () => {
  const { errors } = await bob.run('query ($after: Cursor) { changes(after: $after) { nodes { id } } }', {
    after: ofAlice.cursor,
  })
  expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT')
})

test('entities and service definitions cannot be reached from outside', async () => {
  for (const query of [
    `{ _entities(representations: [{ __typename: "Task", id: "${ofAlice.taskId}" }]) { ... on Task { title } } }`,
    '{ _service { sdl } }',
  ]) {
    const { errors } = await bob.run(query)
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED')
  }
})

test('a subscription to the messages of another person stays silent', async () => {
  const live = bob.live('subscription ($id: ID!) { messageAdded(conversationId: $id) { message { content } } }', {
    id: ofAlice.conversationId,
  })
  const own = alice.live('subscription ($id: ID!) { messageAdded(conversationId: $id) { message { content } } }', {
    id: ofAlice.conversationId,
  })
  await vi.waitFor(
    async () => {
      await alice.run(
        `mutation { sendMessage(input: { text: "hello", conversationId: "${ofAlice.conversationId}" }) { message { id } } }`,
      )
      expect(own.events.length).toBeGreaterThan(1)
    },
    { timeout: 5_000, interval: 50 },
  )
  expect(live.events).toEqual([])
})
