import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { answerOf, ask, textAt } from '../../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'

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
