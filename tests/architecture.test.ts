import { resolve } from 'node:path'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { expect, test } from 'vitest'
import { readImports } from '../scripts/imports.ts'
import { sourceFiles } from '../scripts/source-files.ts'
import { houseOf } from './support/house.ts'

const project = resolve(import.meta.dirname, '..')

type Plant = Readonly<{ rule: string; file: string; text: string }>

const forbidden: readonly Plant[] = [
  { rule: 'subgraphs-stay-apart', file: 'subgraphs/task/a.ts', text: "import '../audit/audit.ts'" },
  { rule: 'subgraphs-stay-apart', file: 'subgraphs/task/b.ts', text: "import type { Audit } from '../audit/audit.ts'" },
  { rule: 'gateway-knows-the-supergraph-only', file: 'gateway/a.ts', text: "import '../subgraphs/audit/audit.ts'" },
  { rule: 'platform-knows-no-user', file: 'platform/a.ts', text: "import '../subgraphs/audit/audit.ts'" },
  { rule: 'platform-knows-no-user', file: 'platform/b.ts', text: "import '../gateway/main.ts'" },
  { rule: 'platform-knows-no-user', file: 'platform/c.ts', text: "export * from '../kafka/bus.ts'" },
  { rule: 'contracts-outlive-code', file: 'kafka/contracts/a.contract.ts', text: "import '../bus.ts'" },
  { rule: 'contracts-outlive-code', file: 'kafka/contracts/b.contract.ts', text: "import 'uuid'" },
  { rule: 'contracts-outlive-code', file: 'kafka/contracts/c.contract.ts', text: "import 'node:crypto'" },
  { rule: 'contracts-outlive-code', file: 'kafka/contracts/d.contract.ts', text: "import '../../platform/id.ts'" },
  { rule: 'domain-is-pure', file: 'subgraphs/task/domain/a.ts', text: "import { readFile } from 'node:fs/promises'" },
  { rule: 'domain-is-pure', file: 'subgraphs/task/domain/b.ts', text: "import type { Pool } from 'pg'" },
  { rule: 'domain-is-pure', file: 'subgraphs/task/domain/c.ts', text: "import '../task.entity.ts'" },
  { rule: 'domain-is-pure', file: 'subgraphs/task/domain/d.ts', text: "import '../../../platform/database.ts'" },
  {
    rule: 'domain-is-pure',
    file: 'subgraphs/conversation/interpreter/a.ts',
    text: "const fs = await import('node:fs')",
  },
  { rule: 'domain-is-pure', file: 'subgraphs/task/task.ts', text: "import '@mikro-orm/core'" },
  { rule: 'recurrence-is-pure', file: 'platform/recurrence/a.ts', text: "import '../database.ts'" },
  { rule: 'resolvers-only-translate', file: 'subgraphs/task/resolvers.ts', text: "import './task.entity.ts'" },
  { rule: 'resolvers-only-translate', file: 'subgraphs/reminder/resolvers.ts', text: "import '@mikro-orm/postgresql'" },
  { rule: 'resolvers-only-translate', file: 'subgraphs/audit/resolvers.ts', text: "import { Kafka } from 'kafkajs'" },
  { rule: 'one-door-to-kafka', file: 'platform/d.ts', text: "import type { Kafka } from 'kafkajs'" },
  { rule: 'one-door-to-the-model', file: 'subgraphs/conversation/skill.ts', text: "import { Ollama } from 'ollama'" },
  { rule: 'one-door-to-apollo-gateway', file: 'subgraphs/task/c.ts', text: "import '@apollo/gateway'" },
  { rule: 'production-knows-no-test', file: 'gateway/b.ts', text: "import '../tests/support/world.ts'" },
  { rule: 'production-knows-no-test', file: 'gateway/c.ts', text: "import './main.test.ts'" },
  { rule: 'production-needs-no-development-package', file: 'gateway/d.ts', text: "import 'vitest'" },
  { rule: 'production-knows-no-test', file: 'gateway/e.ts', text: "await using a = await import('./main.test.ts')" },
  { rule: 'no-cycle', file: 'platform/e.ts', text: "import './f.ts'" },
]

/** What the plants above reach for, and imports of theirs that are right: nothing may be said about these. */
const allowed: Readonly<Record<string, string>> = {
  'gateway/main.ts': "import '@apollo/gateway'",
  'gateway/main.test.ts': "import { test } from 'vitest'\nimport './main.ts'",
  'kafka/bus.ts': "import 'kafkajs'\nimport './contracts/task-events.contract.ts'",
  'kafka/envelope.ts': "import 'zod'",
  'kafka/contracts/task-events.contract.ts': "import { z } from 'zod'\nimport '../envelope.ts'",
  'platform/database.ts': "import 'pg'",
  'platform/f.ts': "import './e.ts'",
  'platform/id.ts': "import 'node:crypto'",
  'platform/recurrence/rule.ts': "import 'temporal-polyfill'",
  'subgraphs/audit/audit.ts': "import '../../kafka/contracts/task-events.contract.ts'",
  'subgraphs/conversation/ollama.client.ts': "import 'ollama'",
  'subgraphs/task/domain/due.ts':
    "import 'temporal-polyfill'\nimport '../../../platform/id.ts'\nimport '../../../platform/recurrence/rule.ts'",
  'subgraphs/task/task.entity.ts': "import '@mikro-orm/core'\nimport './domain/due.ts'",
  'tests/support/world.ts': "import '../../subgraphs/task/task.entity.ts'\nimport '@apollo/gateway'",
}

test('every import that must never exist is caught by its rule, and nothing else is', async () => {
  const plants = Object.fromEntries(forbidden.map(({ file, text }) => [file, text]))
  await using house = await houseOf({ ...allowed, ...plants })

  const { broken } = await readImports(house.root)

  const caught = broken.map(({ rule, from }) => `${rule}: ${from}`)
  expect(caught).toEqual(expect.arrayContaining(forbidden.map(({ rule, file }) => `${rule}: ${file}`)))
  // A cycle is told once, at either of its ends.
  const inNoPlant = broken.filter(({ from, rule }) => from in allowed && rule !== 'no-cycle')
  expect(inNoPlant).toEqual([])
})

test('no rule is without a planted violation', async () => {
  const { ruleSet } = await extractDepcruiseOptions(resolve(project, '.dependency-cruiser.cjs'))

  const rules = ruleSet?.forbidden?.map(({ name }) => name) ?? []

  expect(new Set(forbidden.map(({ rule }) => rule))).toEqual(new Set(rules))
})

test('every source file is looked at, none is lost by a parser that cannot read it', async () => {
  const { cruised, missed } = await readImports(project)

  expect(missed).toEqual([])
  expect(cruised).toHaveLength((await sourceFiles(project)).length)
})

test('types alone are imports too', async () => {
  await using house = await houseOf({
    'gateway/a.ts': "import type { A } from '../subgraphs/task/a.ts'",
    'subgraphs/task/a.ts': '',
  })

  const { broken } = await readImports(house.root)

  expect(broken.map(({ rule }) => rule)).toEqual(['gateway-knows-the-supergraph-only'])
})
