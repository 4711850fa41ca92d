import { expect, test } from 'vitest'
import { keyOf } from './live-feed.ts'

type Asked = Parameters<typeof keyOf>[0]

const primary = { serviceName: 'notes', operation: 'subscription{a}', operationName: 'A', variableUsages: ['x'] }
const who = { subject: 'alice', actor: { type: 'USER', id: 'alice' }, scopes: ['read'] } as const
const asked: Asked = { primary, variables: { x: 1, unused: 1 }, who }

const others: Record<string, Asked> = {
  'of another subgraph': { ...asked, primary: { ...primary, serviceName: 'stars' } },
  'for other fields': { ...asked, primary: { ...primary, operation: 'subscription{b}' } },
  'by another name': { ...asked, primary: { ...primary, operationName: 'B' } },
  'with another value': { ...asked, variables: { x: 2 } },
  'without a value': { ...asked, variables: {} },
  'by another person': { ...asked, who: { ...who, subject: 'bob' } },
  'by the assistant for the same person': { ...asked, who: { ...who, actor: { type: 'ASSISTANT', id: 'assistant' } } },
  'with other rights': { ...asked, who: { ...who, scopes: [] } },
}

test.each(Object.entries(others))('what is asked %s is not the same', (_how, other) => {
  expect(keyOf(other)).not.toBe(keyOf(asked))
})

test('values that only other subgraphs are asked with do not matter', () => {
  expect(keyOf({ ...asked, variables: { x: 1, unused: 2 } })).toBe(keyOf(asked))
})
