import { expect, test } from 'vitest'
import { houseOf } from '../tests/support/house.ts'
import { compose } from './compose.ts'

const rover = `federation_version: '=2.9.3'
subgraphs:
  task:
    routing_url: http://127.0.0.1:4001/graphql
    schema:
      file: ./task.graphql
  audit:
    routing_url: http://127.0.0.1:4004/graphql
    schema:
      file: ./audit.graphql
`
const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])\n'

const houseWith = (task: string, audit: string) =>
  houseOf({ 'rover.yaml': rover, 'task.graphql': `${link}${task}`, 'audit.graphql': `${link}${audit}` })

test('what clients see is described, sorted, and without what is inaccessible', async () => {
  await using house = await houseWith(
    'type Query { b: Int\n "Says a." a: Int }',
    'type Query { secret: Int @inaccessible }',
  )

  const { files, errors } = await compose(house.root)

  expect(errors).toEqual([])
  expect(files.find(({ path }) => path === 'schema/api.graphql')?.text).toBe(
    'type Query {\n  """Says a."""\n  a: Int\n  b: Int\n}\n',
  )
})

test('subgraphs that disagree are told where', async () => {
  await using house = await houseWith(
    'type Query { a: A }\ntype A @shareable { b: Int }',
    'type Query { c: A }\ntype A @shareable { b: String }',
  )

  const { files, errors } = await compose(house.root)

  expect(files).toEqual([])
  expect(errors).toHaveLength(1)
  expect(errors[0]).toContain('task.graphql:3:21')
  expect(errors[0]).toContain('audit.graphql:3:21')
})

test('what can be composed but may not be meant is hinted at, with its place', async () => {
  await using house = await houseWith(
    'type Query { a: A }\ntype A @shareable { b: Int }',
    'type Query { c: A }\ntype A @shareable { b: Int! }',
  )

  const { hints } = await compose(house.root)

  expect(hints.join()).toMatch(/task\.graphql:3:21.*INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE/s)
})

test('a schema that does not parse is told with file, line and column', async () => {
  await using house = await houseWith('type Query { a: }', 'type Query { c: Int }')

  await expect(compose(house.root)).rejects.toThrow(/^task\.graphql:2:17\n/)
})
