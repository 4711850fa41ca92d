import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { documentsOf } from './subgraph-documents.ts'

const schema = buildSchema('type Query { sum(of: [Int!]!): Int! }')

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / 1e6
}

test('the same query is parsed once, with its faults or without', () => {
  const documentOf = documentsOf(schema)

  for (const query of ['{ sum(of: [1]) }', '{ nothing }', '{']) expect(documentOf(query)).toBe(documentOf(query))
})

test('F27: whoever asks a thousand long queries, each another one, does not fill the memory', () => {
  const documentOf = documentsOf(schema)
  const many = Array.from({ length: 900 }, (_, index) => index).join()
  const before = heapMegabytes()

  for (let count = 0; count < 999; count++) documentOf(`query Q${count} { sum(of: [${many}]) }`)

  expect(heapMegabytes() - before).toBeLessThan(25)
  expect(documentOf('{ sum(of: [1]) }')).toHaveProperty('kind', 'Document') // still in use, all the while
})
