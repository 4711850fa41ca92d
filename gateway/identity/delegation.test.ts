import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../../platform/clock.ts'
import { answerOf, ask, textAt } from '../../tests/support/tiny-graph/clients.ts'
import { facts, startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'

const whoami = '{ whoami { subject actorType actorId delegation } }'

let local: TinyGraph
let url: string

beforeAll(async () => {
  local = await startTinyGraph()
  url = local.gateway.url
})
afterAll(() => local.close())

test('a subgraph that acts for its caller gets a token with which the gateway takes it for the assistant, and no further one', async () => {
  const alice = await local.token('alice')
  const first = await ask(url, alice, '{ sky { owner delegation } notes { delegation } whoami { delegation } }')
  expect(first.body.data).toMatchObject({ sky: { owner: 'alice' }, whoami: { delegation: null } })
  const delegation = textAt(first.body, 'data', 'sky', 'delegation')
  local.notes.add('alice', 'a note')
  const { body } = await ask(url, alice, '{ sky { delegation } notes { delegation } }')
  const one = textAt(body, 'data', 'sky', 'delegation')
  expect(body.data).toMatchObject({ notes: [{ delegation: one }] })

  const asked = '{ whoami { subject actorType actorId } sky { owner delegation } }'
  const expected = {
    whoami: { subject: 'alice', actorType: 'ASSISTANT', actorId: 'assistant' },
    sky: { owner: 'alice', delegation: null },
  }
  expect((await ask(url, delegation, asked)).body.data).toEqual(expected)
  expect(await local.gateway.executeAs(delegation, { query: asked })).toEqual({ data: expected })
})

describe('a subgraph that acts as whoever asks', () => {
  const withNotes = { facts: { ...facts, delegates: { stars: 'assistant', notes: 'caller' } as const } }
  const lentTo = z.object({
    data: z.object({
      whoami: z.object({
        subject: z.string(),
        actorType: z.string(),
        actorId: z.string(),
        scopes: z.array(z.string()),
        delegation: z.string().nullable(),
      }),
      sky: z.object({ delegation: z.string().nullable() }),
    }),
  })
  /** Whom the gateway takes a token for, and what it lends them for notes and for stars. */
  const lentBy = async (graph: TinyGraph, token: string | null) => {
    const { body } = await ask(
      graph.gateway.url,
      token,
      '{ whoami { subject actorType actorId scopes delegation } sky { delegation } }',
    )
    const { whoami, sky } = lentTo.parse(body).data
    const { delegation, ...who } = whoami
    return { who, notes: delegation, stars: sky.delegation }
  }

  test('gets a token with which the gateway takes it for the person, and from which none is lent on', async () => {
    const graph = await startTinyGraph({ AUTH_LOCAL: '1' }, withNotes)
    onTestFinished(() => graph.close())
    const own = await lentBy(graph, await graph.token('alice'))
    expect(own.who).toEqual({ subject: 'alice', actorType: 'USER', actorId: 'alice', scopes: [] })
    expect(own.notes).not.toBe(own.stars)

    expect(await lentBy(graph, own.notes)).toEqual({ who: own.who, notes: null, stars: null })
  })

  test('acts as the assistant when that is who asks, no longer than the assistant may, and lends nothing on', async () => {
    let later = 0
    const clock = { now: () => new Date(systemClock.now().getTime() + later) }
    const graph = await startTinyGraph({ AUTH_LOCAL: '1' }, { ...withNotes, clock })
    onTestFinished(() => graph.close())
    const { stars } = await lentBy(graph, await graph.token('alice'))
    later = 100_000
    const assistant = await lentBy(graph, stars)
    const who = { subject: 'alice', actorType: 'ASSISTANT', actorId: 'assistant', scopes: [] }
    expect(assistant).toEqual({ who, notes: expect.any(String), stars: null })
    expect(await lentBy(graph, assistant.notes)).toEqual({ who, notes: null, stars: null })

    later = 126_000
    expect((await ask(graph.gateway.url, assistant.notes, whoami)).status).toBe(401)
  })
})

test('a delegation is over after two minutes, and is of no use at another gateway', async () => {
  let later = 0
  const clock = { now: () => new Date(systemClock.now().getTime() + later) }
  const [one, other] = await Promise.all([startTinyGraph({}, { clock }), startTinyGraph({})])
  try {
    const { body } = await ask(one.gateway.url, null, '{ sky { delegation } }')
    const delegation = textAt(body, 'data', 'sky', 'delegation')
    expect((await ask(one.gateway.url, delegation, whoami)).status).toBe(200)
    expect((await ask(other.gateway.url, delegation, whoami)).status).toBe(401)
    later = 126_000
    expect((await ask(one.gateway.url, delegation, whoami)).status).toBe(401)
  } finally {
    await Promise.all([one.close(), other.close()])
  }
})

test('a program in this process is verified, limited and answered as over HTTP', async () => {
  const { gateway } = local
  const ok = await gateway.executeAs(await local.token('alice'), {
    query: 'query ($id: ID!) { note(id: $id) { id } whoami { correlationId } }',
    variables: { id: 'none' },
    correlationId: 'in-process-1',
  })
  expect(ok).toMatchObject({
    data: { note: null, whoami: { correlationId: 'in-process-1' } },
    errors: [{ extensions: { code: 'NOT_FOUND', correlationId: 'in-process-1' } }],
  })
  expect(await gateway.executeAs('nonsense', { query: whoami })).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  })
  expect(await gateway.executeAs(null, { query: '{ nonsense' })).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  })
  const invalid = await gateway.executeAs(await local.token('alice'), { query: '{ nonsense }' })
  expect(invalid).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
})

test('our own jobs read entities of everyone, and nothing else', async () => {
  const note = local.notes.add('erika', 'hers')
  const read = { type: 'Note', representations: [{ id: note.id }, { id: 'never' }], selection: '{ id text }' }
  expect(await local.gateway.systemRead(read)).toEqual([expect.objectContaining({ id: note.id, text: 'hers' }), null])
  await expect(local.gateway.systemRead({ ...read, type: 'Sky' })).rejects.toThrow(/systemReads/)
  await expect(local.gateway.systemRead({ ...read, selection: '{ id } } mutation { x' })).rejects.toThrow()
  await expect(
    local.gateway.systemRead({ ...read, representations: Array.from({ length: 501 }, () => ({ id: 'x' })) }),
  ).rejects.toThrow(/500/)
})

test('apart, our own jobs ask on a listener of its own, by a key of its own', async () => {
  const key = 'k'.repeat(32)
  const graph = await startTinyGraph({ AUTH_LOCAL: '1', INTERNAL_PORT: '0', SYSTEM_KEY: key })
  try {
    const note = graph.notes.add('erika', 'hers')
    const read = { type: 'Note', representations: [{ id: note.id }], selection: '{ text }' }
    const send = (authorization: string, body: unknown = read) =>
      fetch(`${graph.gateway.internalUrl}/entities`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(answerOf)
    const { body, headers } = await send(`Bearer ${key}`)
    expect(body).toMatchObject({ entities: [{ text: 'hers' }] })
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    const refused = await send(`Bearer ${await graph.token('erika')}`)
    expect(refused.status).toBe(401)
    expect(refused.body.errors?.[0]?.extensions['correlationId']).toBe(refused.headers.get('x-correlation-id'))
    expect((await send(`Bearer ${'x'.repeat(32)}`)).status).toBe(401)
    expect((await send(`Bearer ${key}`, { type: 5 })).body).toMatchObject({
      entities: null,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    })
    expect((await fetch(`${graph.gateway.url}/entities`, { method: 'POST' })).status).toBe(404)
  } finally {
    await graph.close()
  }
})
