import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openAssistant } from '../../tests/support/assistant.ts'
import { identityOf } from '../../tests/support/person.ts'

const { as, clock, conversation } = await openAssistant()

const list = `query ($first: Int, $after: String) {
  conversations(first: $first, after: $after) {
    totalCount nodes { id title createdAt lastMessageAt expiresAt } pageInfo { hasNextPage endCursor }
  }
}`
const messages = `query ($id: ID!, $first: Int, $after: String) {
  conversation(id: $id) {
    messages(first: $first, after: $after) {
      totalCount nodes { role content tasks { __typename id } } pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }
}`
const entities = `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Conversation { title } ... on Message { content } }
}`

test('conversations come with the one last spoken in first, and are kept for 30 days after that', async () => {
  const [old, young] = [await as('alice').say('hello'), await as('alice').say('todo: buy milk\nand some bread')]
  clock.advance(60_000)
  await as('alice').say('thanks', { conversationId: old.conversation.id })

  const { data } = await as('alice').run(list)

  expect(data.conversations.totalCount).toBe(2)
  expect(data.conversations.nodes).toEqual([
    {
      id: old.conversation.id,
      title: 'hello',
      createdAt: '2030-01-01T09:00:00.000Z',
      lastMessageAt: '2030-01-01T09:01:00.000Z',
      expiresAt: '2030-01-31T09:01:00.000Z',
    },
    expect.objectContaining({ id: young.conversation.id, title: 'buy milk and some bread' }),
  ])
})

test('page by page they come without gap or repeat, though one is spoken in meanwhile', async () => {
  const ids: string[] = []
  for (let number = 0; number < 5; number++) {
    clock.advance(1_000)
    ids.unshift((await as('ben').say(`hello`)).conversation.id)
  }

  const first = (await as('ben').run(list, { first: 2 })).data.conversations
  await as('ben').say('thanks', { conversationId: ids[0] })
  const rest = (await as('ben').run(list, { first: 100, after: first.pageInfo.endCursor })).data.conversations

  expect(first.pageInfo.hasNextPage).toBe(true)
  expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(ids)
})

test('messages come oldest first, page by page, with the tasks that they speak of', async () => {
  const conversationId = newId()
  const { tasks } = await as('carla').say('todo: buy milk', { conversationId })
  await as('carla').say('thanks', { conversationId })

  const first = (await as('carla').run(messages, { id: conversationId, first: 3 })).data.conversation.messages
  const after = first.pageInfo.endCursor
  const rest = (await as('carla').run(messages, { id: conversationId, after })).data.conversation.messages

  expect(first.nodes).toEqual([
    { role: 'USER', content: 'todo: buy milk', tasks: [] },
    {
      role: 'ASSISTANT',
      content: "I've created a task 'buy milk' for you.",
      tasks: [{ __typename: 'Task', id: tasks[0]?.id }],
    },
    { role: 'USER', content: 'thanks', tasks: [] },
  ])
  expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
  expect(rest.nodes).toHaveLength(1)
  expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
})

test('a conversation of someone else does not exist: not to read, not to speak in, not as an entity', async () => {
  const secret = await as('dora').say('todo: a secret')
  const { id } = secret.conversation

  const read = await as('eve').run(messages, { id })
  const missing = await as('eve').run(messages, { id: newId() })
  const spoken = await as('eve').send({ text: 'hello', conversationId: id })
  const of = [
    { __typename: 'Conversation', id },
    { __typename: 'Message', id: secret.reply.id },
  ]
  const entity = await as('eve').run(entities, { of })

  expect(read).toEqual(missing)
  expect(read.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
  expect(spoken.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
  expect(entity.data._entities).toEqual([null, null])
  expect((await as('eve').run(list)).data.conversations.nodes).toEqual([])
  expect((await as('dora').run(messages, { id })).data.conversation.messages.totalCount).toBe(2)
  expect((await as('dora').run(entities, { of })).data._entities).toEqual([
    { title: 'a secret' },
    { content: "I've created a task 'a secret' for you." },
  ])
})

test('without a lent token nothing is said and nothing is kept', async () => {
  const { delegation: _, ...identity } = identityOf('finn')

  const query = 'mutation { sendMessage(input: { text: "todo: buy milk" }) { reply { id } } }'
  const { errors } = await conversation.execute({ query }, identity)

  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
  expect((await as('finn').run(list)).data.conversations.nodes).toEqual([])
})
