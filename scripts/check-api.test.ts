import { expect, test } from 'vitest'
import { compareApis } from './check-api.ts'

const before = 'type Query { task(id: ID!): String tasks: Int }'
const rules = (announced: string) => `# The schema\n\n## Announced breaks\n\n${announced}\n`

test('what is added breaks nobody', () => {
  const after = 'type Query { task(id: ID!, deep: Boolean): String tasks: Int tags: [String!] }'

  expect(compareApis(before, after, rules('None so far.')).broken).toEqual([])
})

test('what goes away breaks a client', () => {
  const after = 'type Query { task(id: ID!): String }'

  expect(compareApis(before, after, rules('None so far.')).broken).toEqual(['Query.tasks was removed.'])
})

test('a break that is announced by its own line passes, and no other does by it', () => {
  const after = 'type Query { task(id: ID!, by: String!): String }'
  const announced = rules('- `Query.tasks was removed.` Nobody asked for it since March.')

  const changes = compareApis(before, after, announced)

  expect(changes.announced).toEqual(['Query.tasks was removed.'])
  expect(changes.broken).toEqual(['A required arg by on Query.task was added.'])
})

test('what stands under another heading announces nothing', () => {
  const after = 'type Query { task(id: ID!): String }'
  const elsewhere = '# The schema\n\n## Announced breaks\n\nNone so far.\n\n## Notes\n\n- `Query.tasks was removed.`\n'

  expect(compareApis(before, after, elsewhere).broken).toEqual(['Query.tasks was removed.'])
})

test('a new enum value is said, not forbidden', () => {
  const one = 'type Query { a: A } enum A { B }'

  const changes = compareApis(one, 'type Query { a: A } enum A { B C }', '')

  expect(changes).toEqual({ broken: [], announced: [], dangerous: ['C was added to enum type A.'] })
})
