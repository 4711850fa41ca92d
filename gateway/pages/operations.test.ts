import { readFile } from 'node:fs/promises'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { readGraphFacts } from '../graph-facts.ts'

const root = new URL('../../', import.meta.url)
const api = buildSchema(await readFile(new URL('schema/api.graphql', root), 'utf8'))
const { pages } = await readGraphFacts(new URL('schema/graph.yaml', root).pathname)

test.each(Object.entries(pages))('what the pages ask by the name of %s can be asked', (_, operation) => {
  expect(validate(api, parse(operation))).toEqual([])
})

test.each(['inbox.js', 'push.js', 'worker.js'])('%s asks by names that are there', async (file) => {
  const text = await readFile(new URL(`browser/${file}`, import.meta.url), 'utf8')
  const asked = [...text.matchAll(/\b(?:(?:ask|act|operation)\(|action: )'(\w+)'/g)].map(([, name]) => name ?? '')
  expect(asked).not.toEqual([])
  expect(Object.keys(pages)).toEqual(expect.arrayContaining(asked))
})
