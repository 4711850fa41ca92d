import { expect, test } from 'vitest'
import { houseOf } from '../tests/support/house.ts'
import { withShared } from './shared-sdl.ts'

const rover = `federation_version: '=2.9.3'
subgraphs: { task: { routing_url: http://127.0.0.1:4001/graphql, schema: { file: ./task.graphql } } }
`
const shared = '"A place."\nscalar Cursor\n\n"Who."\ntype Actor @shareable {\n  "By id."\n  id: ID!\n}\n'

const houseWith = (task: string) =>
  houseOf({ 'rover.yaml': rover, 'schema/shared.graphql': shared, 'task.graphql': task })

const query = 'type Query {\n  a: Actor\n}\n'

test('what a schema asks for is copied to the letter, in the order asked for', async () => {
  await using house = await houseWith(`${query}\n# <shared: Actor Cursor>\nscalar Old\n# </shared>\n`)

  const [file] = await withShared(house.root)

  expect(file?.text).toBe(
    `${query}\n# <shared: Actor Cursor>\n"Who."\ntype Actor @shareable {\n  "By id."\n  id: ID!\n}\n\n"A place."\nscalar Cursor\n# </shared>\n`,
  )
})

test('copying twice changes nothing', async () => {
  await using once = await houseWith(`${query}\n# <shared: Cursor Actor>\n# </shared>\n`)
  const [first] = await withShared(once.root)
  await using twice = await houseWith(first?.text ?? '')

  expect(await withShared(twice.root)).toEqual([first])
})

test('what the fragment lacks is refused by name', async () => {
  await using house = await houseWith(`${query}\n# <shared: Actr>\n# </shared>\n`)

  await expect(withShared(house.root)).rejects.toThrow(
    'task.graphql asks for Actr; schema/shared.graphql has Cursor, Actor',
  )
})

test('a shared definition that is written by hand is refused', async () => {
  await using house = await houseWith(`${query}\ntype Actor {\n  id: ID!\n}\n`)

  await expect(withShared(house.root)).rejects.toThrow('task.graphql declares Actor by hand')
})
