import { expect, test } from 'vitest'
import { houseOf } from '../tests/support/house.ts'
import { resolverTypes } from './codegen.ts'

const rover = `federation_version: '=2.9.3'
subgraphs: { task: { routing_url: http://127.0.0.1:4001/graphql, schema: { file: ./subgraphs/task/schema.graphql } } }
`
const schema = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
scalar DateTime
enum Status { OPEN DONE }
type Query { task(id: ID!): Task }
type Task @key(fields: "id") { id: ID! status: Status! doneAt: DateTime }
`

const houseWith = (files: Readonly<Record<string, string>>) =>
  houseOf({ 'rover.yaml': rover, 'subgraphs/task/schema.graphql': schema, ...files })

test('resolver types name the context, stay erasable, and give instants as dates', async () => {
  await using house = await houseWith({})

  const [file] = await resolverTypes(house.root)

  expect(file?.path).toBe('subgraphs/task/resolvers.generated.ts')
  expect(file?.text).toContain("import type { TaskContext } from './context.ts';")
  expect(file?.text).toContain('DateTime: { input: string; output: Date; }')
  expect(file?.text).toMatch(/export type Status =\n {2}\| 'OPEN'\n {2}\| 'DONE';/)
  expect(file?.text).not.toMatch(/^(export )?(declare )?enum /m)
})

test('a type that is passed on as something else is the one that parents.ts exports', async () => {
  await using house = await houseWith({ 'subgraphs/task/parents.ts': 'export type TaskParent = { id: string }\n' })

  const [file] = await resolverTypes(house.root)

  expect(file?.text).toContain("import type { TaskParent } from './parents.ts';")
  expect(file?.text).toContain('Task: ResolverTypeWrapper<TaskParent>')
})

test('a parent of nothing is refused', async () => {
  await using house = await houseWith({ 'subgraphs/task/parents.ts': 'export type TaksParent = { id: string }\n' })

  await expect(resolverTypes(house.root)).rejects.toThrow(
    'parents.ts exports TaksParent, but subgraphs/task/schema.graphql has no Taks',
  )
})
