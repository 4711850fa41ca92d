import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isId } from '../platform/id.ts'
import { answerOf, ask, at, post } from '../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../tests/support/tiny-graph/tiny-graph.ts'

let graph: TinyGraph
let url: string
let alice: string
let auth: Record<string, string>

beforeAll(async () => {
  graph = await startTinyGraph()
  url = graph.gateway.url
  alice = await graph.token('alice')
  auth = { authorization: `Bearer ${alice}` }
})
afterAll(() => graph.close())

const only = async (answer: Promise<Awaited<ReturnType<typeof post>>>) => {
  const { status, body, headers } = await answer
  expect(body.errors).toHaveLength(1)
  const error = body.errors?.[0]
  expect(error?.extensions['correlationId']).toBe(headers.get('x-correlation-id'))
  const { extensions = {}, message, path } = error ?? {}
  const shown: Record<string, unknown> = { status, data: body.data, message, path, ...extensions }
  return shown
}

test('a query is answered from as many subgraphs as it takes', async () => {
  graph.notes.add('alice', 'buy milk')
  const { status, body } = await ask(url, alice, '{ notes { text stars seenBy } }')
  expect(status).toBe(200)
  expect(body).toEqual({ data: { notes: [{ text: 'buy milk', stars: 1, seenBy: 'alice' }] } })
})

test('a mutation with aliases, fragments and variables does what it says', async () => {
  const { body } = await ask(
    url,
    alice,
    'mutation Add($input: AddNoteInput!) { made: addNote(input: $input) { ...F __typename } } fragment F on Note { words: text }',
    { input: { text: 'call Pavel' } },
  )
  expect(body).toEqual({ data: { made: { words: 'call Pavel', __typename: 'Note' } } })
})

test.each([
  ['malformed JSON', '{ "query": ', 400, 'BAD_REQUEST'],
  ['no body', '', 400, 'BAD_REQUEST'],
  ['a body that is no object', '"query"', 400, 'BAD_REQUEST'],
  ['a list of operations', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST'],
  ['no query', { variables: {} }, 400, 'BAD_REQUEST'],
  ['an attack on prototypes', '{"query":"{ __typename }","__proto__":{"a":1}}', 400, 'BAD_REQUEST'],
  ['a body over 100 kB', { query: `{ __typename } # ${'x'.repeat(100_000)}` }, 413, 'LIMIT_EXCEEDED'],
  ['a syntax error', { query: '{ notes {' }, 400, 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', { query: '{ nonsense }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['an unknown operation', { query: '{ __typename }', operationName: 'Other' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
  [
    'two operations and no name',
    { query: 'query A { __typename } query B { __typename }' },
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['a subscription', { query: 'subscription { noteAdded { cursor } }' }, 400, 'BAD_REQUEST'],
  [
    'a subscription whose one field depends on a variable',
    { query: 'subscription ($s: Boolean!) { noteAdded @skip(if: $s) { cursor } }', variables: { s: false } },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }, 200, 'BAD_REQUEST'],
])('%s is refused with a code and a sentence', async (_what, body, status, code) => {
  const answer = await only(post(url, body, auth))
  expect(answer).toMatchObject({ status, code })
  expect(answer['message']).toMatch(/^.{10,}$/s)
  expect(Object.keys(answer).sort()).not.toContain('stacktrace')
})

test('a body that is too large says how large it may be', async () => {
  expect(await only(post(url, `"${'x'.repeat(100_000)}"`, auth))).toMatchObject({ limit: 100_000, actual: 100_002 })
})

test('a variable that does not fit is BAD_USER_INPUT with the place of the problem', async () => {
  const wrong = await only(
    post(
      url,
      { query: 'mutation ($i: AddNoteInput!) { addNote(input: $i) { id } }', variables: { i: { text: 5 } } },
      auth,
    ),
  )
  expect(wrong).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', problems: [{ path: 'i.text' }] })
  const missing = await only(post(url, { query: 'query ($id: ID!) { note(id: $id) { id } }' }, auth))
  expect(missing).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', problems: [{ path: 'id' }] })
})

test.each([
  ['GET', '/nowhere', {}, 404, 'NOT_FOUND'],
  ['DELETE', '/graphql', {}, 405, 'BAD_REQUEST'],
  ['PUT', '/graphql', {}, 405, 'BAD_REQUEST'],
  ['POST', '/graphql', { 'content-type': 'application/xml' }, 415, 'BAD_REQUEST'],
  ['POST', '/graphql', { 'content-type': 'text/plain' }, 400, 'BAD_REQUEST'],
  ['GET', '/graphql?query={__typename}', {}, 400, 'BAD_REQUEST'],
  ['GET', '/%E0%A4%A', {}, 400, 'BAD_REQUEST'],
])('%s %s %o is answered in the shape of GraphQL', async (method, path, headers, status, code) => {
  const body = method === 'POST' ? '{ "query": "{ __typename }" }' : null
  const answer = await only(fetch(`${url}${path}`, { method, headers: { ...auth, ...headers }, body }).then(answerOf))
  expect(answer).toMatchObject({ status, code })
})

test.each([
  ['what is not HTTP', 'nonsense', 400, 'BAD_REQUEST'],
  ['headers over 16 kB', `GET / HTTP/1.1\r\nHost: x\r\na: ${'x'.repeat(20_000)}`, 431, 'LIMIT_EXCEEDED'],
])('%s is answered in the shape of GraphQL too', async (_what, words, status, code) => {
  const socket = connect(graph.gateway.port, '127.0.0.1')
  socket.end(`${words}\r\n\r\n`)
  const [head = '', body = ''] = (await socket.setEncoding('utf8').toArray()).join('').split('\r\n\r\n')
  expect(head).toContain(`HTTP/1.1 ${status} `)
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code } }] })
})

test('GET answers queries to those who show that no foreign page sent them', async () => {
  const headers = { ...auth, 'apollo-require-preflight': '1' }
  const { body } = await answerOf(await fetch(`${url}/graphql?query={__typename}`, { headers }))
  expect(body).toEqual({ data: { __typename: 'Query' } })
  const changing = await only(
    fetch(`${url}/graphql?query=mutation{addNote(input:{text:"x"}){id}}`, { headers }).then(answerOf),
  )
  expect(changing).toMatchObject({ status: 405, code: 'BAD_REQUEST' })
})

test('a subgraph’s error keeps its code, its extensions and its path as the client sees it', async () => {
  const { body } = await ask(url, alice, '{ first: fail(how: CONFLICT) second: fail(how: INPUT) }')
  expect(body.data).toEqual({ first: null, second: null })
  const byPath = Object.fromEntries(
    body.errors?.map(({ path, message, extensions }) => [String(path), { message, ...extensions }]) ?? [],
  )
  expect(byPath).toEqual({
    first: {
      message: 'It has changed. Read it again.',
      code: 'CONFLICT',
      currentVersion: 7,
      correlationId: expect.any(String),
    },
    second: {
      message: 'Correct the input: a: b',
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'a', problem: 'b' }],
      correlationId: expect.any(String),
    },
  })
})

test('a fault of ours is masked for the caller and logged with its stack under the correlation id', async () => {
  const answer = await only(ask(url, alice, '{ fail(how: BUG) }'))
  expect(answer).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', path: ['fail'], data: { fail: null } })
  expect(JSON.stringify(answer)).not.toMatch(/hunter2|notes|serviceName|stack/)
  const logged = graph.lines.filter(({ correlationId }) => correlationId === answer['correlationId'])
  expect(logged.filter(({ level }) => level >= 50)).toMatchObject([
    { err: { message: expect.stringContaining('hunter2'), stack: expect.any(String) } },
  ])
})

test('a caller’s mistake costs the log one info line without a stack', async () => {
  const { ['correlationId']: correlationId } = await only(post(url, { query: '{ nonsense }' }, auth))
  const logged = graph.lines.filter((line) => line['correlationId'] === correlationId && line.msg !== 'answered')
  expect(logged).toHaveLength(1)
  expect(logged[0]).toMatchObject({ level: 30 })
  expect(logged[0]).not.toHaveProperty('err')
})

test('a correlation id is kept when it is well-formed, made when not, and is on every answer and in every subgraph', async () => {
  const query = { query: '{ whoami { correlationId traceparent } }' }
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const kept = await post(url, query, { ...auth, 'x-correlation-id': 'my.own_id-1', traceparent })
  expect(kept.headers.get('x-correlation-id')).toBe('my.own_id-1')
  expect(kept.body.data).toEqual({ whoami: { correlationId: 'my.own_id-1', traceparent } })

  for (const bad of ['short', 'has space in it', 'x'.repeat(129), 'umläut-umläut']) {
    const headers = { ...auth, 'x-correlation-id': Buffer.from(bad).toString('latin1'), traceparent: '00-zero' }
    const made = await post(url, query, headers)
    const id = made.headers.get('x-correlation-id') ?? ''
    expect(isId(id)).toBe(true)
    expect(at(made.body, 'data', 'whoami')).toMatchObject({
      correlationId: id,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    })
  }
  expect((await fetch(`${url}/health`)).headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('only configured origins may call from a browser, and their preflight is answered', async () => {
  const strict = await startTinyGraph({
    AUTH_LOCAL: '1',
    CORS_ORIGINS: 'https://app.example.org, https://b.example.org',
  })
  try {
    const preflight = (origin: string) =>
      fetch(`${strict.gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    const allowed = await preflight('https://app.example.org')
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example.org')
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization')
    expect((await preflight('https://app.example.org.evil.org')).headers.get('access-control-allow-origin')).toBeNull()
  } finally {
    await strict.close()
  }
})

test('an entity that is gone leaves null, and nothing of how that came about', async () => {
  const { body } = await ask(url, alice, '{ note(id: "never") { id stars } }')
  expect(body).toMatchObject({ data: { note: null }, errors: [{ path: ['note'], extensions: { code: 'NOT_FOUND' } }] })
  expect(body['extensions']).toBeUndefined()
})
