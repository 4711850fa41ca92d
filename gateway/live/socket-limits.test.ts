import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { bareSocket, until } from '../../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'

let graph: TinyGraph
let alice: string
const opened: WebSocket[] = []

beforeAll(async () => {
  graph = await startTinyGraph()
  alice = await graph.token('alice')
})
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate()
  await until(() => graph.notes.openStreams() === 0, 'every upstream was ended')
})
afterAll(() => graph.close())

/** A socket that has introduced itself, and what it says as frames of one write. */
async function introduced(token = alice) {
  const socket = await bareSocket(graph.gateway.url)
  opened.push(socket)
  const received: string[] = []
  socket.on('message', (data: Buffer) => received.push(data.toString()))
  say(socket, { type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
  await until(() => received.length > 0, 'the introduction was answered')
  return { socket, received }
}

function say(socket: WebSocket, ...messages: readonly object[]) {
  for (const message of messages) socket.send(JSON.stringify(message))
}

const subscribe = (id: string) => ({
  id,
  type: 'subscribe',
  payload: { query: 'subscription { noteAdded { cursor } }' },
})
const complete = (id: string) => ({ id, type: 'complete' })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

test('S12 a person has five sockets at a time, the next is closed with 4429', async () => {
  const [one] = await Promise.all(times(5, () => introduced()))
  const sixth = await bareSocket(graph.gateway.url)
  say(sixth, { type: 'connection_init', payload: { authorization: `Bearer ${alice}` } })
  expect((await once(sixth, 'close'))[0]).toBe(4429)
  await introduced(await graph.token('bob'))

  one?.socket.terminate()
  await pause(100)
  await introduced()
})

test('S12 an id that comes again while its subscription is still opening closes the socket with 4409, and leaves nothing open', async () => {
  const { socket } = await introduced()
  const closed = once(socket, 'close')
  say(socket, ...times(30, () => [subscribe('1'), complete('1')]).flat(), subscribe('1'))
  expect((await closed)[0]).toBe(4409)
  graph.notes.add('alice', 'for whoever still listens')
  await until(() => graph.notes.openStreams() === 0, 'every upstream was ended')
})

test('S12 what was refused counts no longer, even when it was completed meanwhile', async () => {
  const { socket, received } = await introduced()
  const nonsense = (id: string) => ({ ...subscribe(id), payload: { query: 'subscription { nonsense }' } })
  say(socket, ...times(20, (index) => [nonsense(`left ${index}`), complete(`left ${index}`)]).flat())
  say(socket, ...times(20, (index) => nonsense(`waiting ${index}`)))
  await until(() => received.filter((text) => text.includes('"waiting')).length === 20, 'those that wait were told')
  await pause(100)
  say(socket, ...times(20, (index) => subscribe(`${index}`)))
  await until(() => graph.notes.openStreams() > 0, 'they were open')
  await pause(100)
  graph.notes.add('alice', 'for all')
  await until(() => received.filter((text) => text.includes('"next"')).length === 20, 'all twenty were told')
  expect(socket.readyState).toBe(WebSocket.OPEN)
})

test('S12 an id may be used again once its subscription has ended', async () => {
  const { socket, received } = await introduced()
  for (const round of [1, 2, 3]) {
    say(socket, subscribe('1'))
    await until(() => graph.notes.openStreams() === 1, 'it was open')
    graph.notes.add('alice', `note of round ${round}`)
    await until(() => received.filter((text) => text.includes('"next"')).length === round, 'its event came')
    say(socket, complete('1'))
    await until(() => graph.notes.openStreams() === 0, 'it was ended')
  }
  expect(socket.readyState).toBe(WebSocket.OPEN)
})

test('S12 who sends more than a hundred messages in a minute is sent away with 4429', async () => {
  const { socket } = await introduced()
  const closed = once(socket, 'close')
  say(socket, ...times(99, (index) => complete(`${index}`)))
  await pause(100)
  expect(socket.readyState).toBe(WebSocket.OPEN)
  say(socket, complete('one too many'))
  expect((await closed)[0]).toBe(4429)
})

test('S12 pings are not counted', async () => {
  const { socket, received } = await introduced()
  say(socket, ...times(300, () => ({ type: 'ping' })))
  await until(() => received.length === 301, 'every ping was answered')
  expect(socket.readyState).toBe(WebSocket.OPEN)
})

test('an id that no program would need closes the socket with 4400', async () => {
  const { socket } = await introduced()
  say(socket, subscribe('x'.repeat(1_000)))
  expect((await once(socket, 'close'))[0]).toBe(4400)
})
