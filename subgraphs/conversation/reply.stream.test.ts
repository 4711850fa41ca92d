import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openAssistant } from '../../tests/support/assistant.ts'
import type { Answer } from '../../tests/support/client.ts'
import { identityOf } from '../../tests/support/person.ts'
import type { Attempt, Understand } from './understanding.ts'
import { understandByInterpreter } from './understanding.ts'

/** "think" waits until it is let go or given up; everything else is understood at once. */
const thoughts = new Map<string, { attempt: Attempt; goOn: () => void }>()
const understand: Understand = async (text, circumstances, attempt) => {
  if (!text.startsWith('think')) return understandByInterpreter(text, circumstances, attempt)
  await new Promise<void>((resolve) => {
    thoughts.set(text, { attempt, goOn: resolve })
    attempt.signal.addEventListener('abort', () => resolve())
  })
  return understandByInterpreter(attempt.signal.aborted ? 'hello' : 'todo: think', circumstances, attempt)
}
const { as, conversation, another, setWay } = await openAssistant(understand)
const thought = async (text: string) => {
  await expect.poll(() => thoughts.has(text)).toBe(true)
  const found = thoughts.get(text)
  if (!found) throw new Error(`nobody thinks of ${text}`)
  return found
}

const query = `subscription ($id: ID!, $after: Cursor) {
  replyStream(conversationId: $id, after: $after) { cursor text position message { content tasks { id } } }
}`
type Chunk = { cursor: string; text: string | null; position: number | null; message: { content: string } | null }

async function open(
  name: string,
  id: string,
  { after, at = conversation }: { after?: string; at?: typeof conversation } = {},
) {
  const events = await at.subscribe({ query, variables: { id, after } }, identityOf(name))
  if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events))
  onTestFinished(async () => void (await events.return?.()))
  const next = async (): Promise<Chunk> => {
    const event = await Promise.race([events.next(), sleep(15_000, null, { ref: false })])
    if (!event) throw new Error('nothing came')
    const answer: Answer = JSON.parse(JSON.stringify(event.value))
    return answer.data.replyStream
  }
  const untilMessage = async () => {
    const chunks = [await next()]
    while (chunks.at(-1)?.message == null) chunks.push(await next())
    return chunks
  }
  return { events, next, untilMessage, leave: async () => void (await events.return?.()) }
}
const textOf = (chunks: readonly Chunk[]) => chunks.map(({ text }) => text ?? '').join('')

test('a reply comes as text, at last as the message with its tasks', async () => {
  const id = newId()
  const stream = await open('alice', id)

  const { reply } = await as('alice').say('todo: buy milk', { conversationId: id })

  const chunks = await stream.untilMessage()
  expect(textOf(chunks)).toBe(reply.content)
  expect(chunks.at(-1)?.message).toMatchObject({ content: reply.content, tasks: [{ id: expect.any(String) }] })
})

test('a reply to several commands comes sentence by sentence, each when its command is done', async () => {
  const id = newId()
  const stream = await open('gina', id)
  const { promise: isHeard, resolve: hear } = Promise.withResolvers<void>()
  onTestFinished(() => setWay(null))
  setWay(async ({ variables }, passOn) => {
    if (JSON.stringify(variables).includes('call mum')) await isHeard
    return passOn()
  })
  const said = as('gina').say('add a task to buy milk, then add a task to call mum', { conversationId: id })

  expect(await stream.next()).toMatchObject({ text: "I've created a task 'buy milk' for you.", message: null })
  hear()

  const rest = await stream.untilMessage()
  expect(rest.at(-1)?.message?.content).toBe((await said).reply.content)
  expect(`I've created a task 'buy milk' for you.${textOf(rest)}`).toBe((await said).reply.content)
})

test('while a model is asked, it tells how many wait before, at any process', async () => {
  const id = newId()
  const here = await open('ben', id)
  const there = await open('ben', id, { at: another() })
  const said = as('ben').say('think of ben', { conversationId: id })
  const { attempt, goOn } = await thought('think of ben')

  attempt.waiting(2)

  expect(await here.next()).toMatchObject({ text: null, position: 2, message: null })
  expect(await there.next()).toMatchObject({ text: null, position: 2, message: null })
  goOn()
  const { reply } = await said
  expect(textOf(await here.untilMessage())).toBe(reply.content)
  expect(textOf(await there.untilMessage())).toBe(reply.content)
})

test('who leaves stops the model, also from another process', async () => {
  for (const [text, at] of [
    ['think of carla', conversation],
    ['think of carla again', another()],
  ] as const) {
    const id = newId()
    const stream = await open('carla', id, { at })
    const said = as('carla').say(text, { conversationId: id })
    const { attempt } = await thought(text)

    await stream.leave()

    if (!attempt.signal.aborted) await once(attempt.signal, 'abort')
    expect((await said).reply.intent).toBe('CHITCHAT')
  }
})

test('who leaves while somebody else of theirs listens stops nothing', async () => {
  const id = newId()
  const [one, other] = [await open('dora', id), await open('dora', id)]
  const said = as('dora').say('think of dora', { conversationId: id })
  const { attempt, goOn } = await thought('think of dora')

  await one.leave()
  goOn()

  expect((await said).reply.intent).toBe('CREATE_TASK')
  expect(attempt.signal.aborted).toBe(false)
  expect(textOf(await other.untilMessage())).toBe((await said).reply.content)
})

test("another's conversation is silent, and leaving it stops nothing", async () => {
  const id = newId()
  const said = as('emil').say('think of emil', { conversationId: id })
  const { attempt, goOn } = await thought('think of emil')
  const stream = await open('mallory', id)
  const heard = stream.events.next()

  expect(await Promise.race([heard, sleep(600, 'silence')])).toBe('silence')
  await stream.leave()
  goOn()

  expect((await said).reply.intent).toBe('CREATE_TASK')
  expect(attempt.signal.aborted).toBe(false)
})

test('after the cursor of a chunk it goes on behind it', async () => {
  const id = newId()
  const first = await open('fay', id)
  await as('fay').say('todo: buy milk', { conversationId: id })
  const last = (await first.untilMessage()).at(-1)
  const { reply } = await as('fay').say('todo: buy bread', { conversationId: id })

  const again = await open('fay', id, { after: last?.cursor ?? '' })

  expect(textOf(await again.untilMessage())).toBe(reply.content)
})
