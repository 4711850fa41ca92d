import { expect, test } from 'vitest'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const client = await tickler.client()

const createTask = (input: object) =>
  JSON.stringify({
    query: 'mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }',
    variables: { input },
  })
const sendMessage = (input: object) =>
  JSON.stringify({
    query: 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }',
    variables: { input },
  })
const query = (text: string) => JSON.stringify({ query: text })

test.for([
  ['an empty title', createTask({ title: ' ' }), 'BAD_USER_INPUT', 'input.title'],
  ['a title of 501 characters', createTask({ title: 'x'.repeat(501) }), 'BAD_USER_INPUT', 'input.title'],
  ['a control character', createTask({ title: 'ring \u0007 the bell' }), 'BAD_USER_INPUT', 'input.title'],
  ['an unknown id', query('{ task(id: "01890000-0000-7000-8000-000000000000") { id } }'), 'NOT_FOUND', undefined],
  ['an id that is none', query('{ task(id: "1; drop table") { id } }'), 'NOT_FOUND', undefined],
  ['first: 101', query('{ tasks(first: 101) { nodes { id } } }'), 'BAD_USER_INPUT', 'first'],
  ['first: 0', query('{ tasks(first: 0) { nodes { id } } }'), 'BAD_USER_INPUT', 'first'],
  [
    'an unknown time zone',
    createTask({ title: 'a', due: { date: '2030-01-01', timeZone: 'Mars/Olympus' } }),
    'BAD_USER_INPUT',
    'input.due.timeZone',
  ],
  [
    'an unknown time zone in preferences',
    query('mutation { updatePreferences(input: { timeZone: "Mars/Olympus" }) { preferences { timeZone } } }'),
    'BAD_USER_INPUT',
    'input.timeZone',
  ],
  [
    'a channel that is none',
    query('mutation { updatePreferences(input: { channels: [SMOKE] }) { preferences { channels } } }'),
    'GRAPHQL_VALIDATION_FAILED',
    undefined,
  ],
  [
    'quiet hours that cover the whole day',
    query(
      'mutation { updatePreferences(input: { quietHours: { from: "22:00", until: "22:00" } }) { preferences { email } } }',
    ),
    'BAD_USER_INPUT',
    'input.quietHours',
  ],
  [
    'an address with a line break',
    query(
      'mutation { updatePreferences(input: { email: "ada@example.org\\nBcc: eve@example.org" }) { preferences { email } } }',
    ),
    'BAD_USER_INPUT',
    'input.email',
  ],
  ['malformed JSON', '{"query": "{ tasks', 'BAD_REQUEST', undefined],
  ['a syntax error', query('{ tasks {'), 'GRAPHQL_PARSE_FAILED', undefined],
  ['a field that is none', query('{ tusks { id } }'), 'GRAPHQL_VALIDATION_FAILED', undefined],
  ['a message of 4,001 characters', sendMessage({ text: 'x'.repeat(4_001) }), 'BAD_USER_INPUT', 'input.text'],
  ['an empty message', sendMessage({ text: '\n' }), 'BAD_USER_INPUT', 'input.text'],
])('%s gets its code and a sentence, and nothing is stored', async ([, body = '', code, path]) => {
  const response = await client.post(body, { 'x-correlation-id': `bad-input-${code}` })
  const { errors } = JSON.parse(await response.text())

  expect(errors).toHaveLength(1)
  expect(errors[0].extensions).toMatchObject({ code, correlationId: `bad-input-${code}` })
  expect(errors[0].message).toMatch(/^[A-Z].{20,}/)
  if (path) expect(errors[0].extensions.problems.map((problem: { path: string }) => problem.path)).toEqual([path])
  expect(JSON.stringify(errors)).not.toMatch(/node_modules|stacktrace|\.ts:/)

  const { data } = await client.run(
    '{ tasks(filter: { status: [ACTIVE, COMPLETED, DELETED] }) { totalCount } conversations { totalCount } changes { totalCount } }',
  )
  expect(data).toEqual({ tasks: { totalCount: 0 }, conversations: { totalCount: 0 }, changes: { totalCount: 0 } })
})

test('every problem of an input is told at once', async () => {
  const response = await client.post(
    createTask({ title: '', due: { date: '2030-02-30', time: '25:00', timeZone: 'x' }, tags: ['y'.repeat(51)] }),
  )
  const { errors } = JSON.parse(await response.text())
  const paths = errors[0].extensions.problems.map((problem: { path: string }) => problem.path)
  expect(paths).toEqual(['input.title', 'input.due.date', 'input.due.time', 'input.due.timeZone', 'input.tags.0'])
})

test('what is the caller’s mistake leaves no stack trace in the log', () => {
  expect(tickler.logged.length).toBeGreaterThan(0)
  expect(
    tickler.logged.filter((line) => JSON.stringify(line).includes('stack') || Number(line['level']) >= 50),
  ).toEqual([])
})
