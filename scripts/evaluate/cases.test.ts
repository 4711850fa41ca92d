import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseRule } from '../../platform/recurrence/parse-rule.ts'
import { runScript } from '../../tests/support/script.ts'
import { evaluationCase } from './case.ts'
import { judgeCase } from './judge-case.ts'
import { readCases } from './read-cases.ts'

const cases = await readCases(fileURLToPath(new URL('../..', import.meta.url)))
const countOf = (isCounted: (one: (typeof cases)[number]) => boolean) => cases.filter(isCounted).length

test.each([
  ['english-commands', 180],
  ['quick-add', 60],
  ['repetitions', 80],
  ['several', 60],
  ['follow-ups', 60],
  ['urdu', 90],
  ['roman-urdu', 90],
  ['voice', 80],
  ['urdu-voice', 35],
  ['nothing', 300],
])('of %s there are at least %d cases, about a third of them kept apart', (kind, least) => {
  const all = countOf((one) => one.kind === kind)
  const apart = countOf((one) => one.kind === kind && one.part === 'kept-apart')
  expect(all).toBeGreaterThanOrEqual(least)
  expect(apart / all).toBeGreaterThan(0.25)
  expect(apart / all).toBeLessThan(0.45)
})

test('what is kept apart is chosen by the text alone, so that nobody picks', () => {
  const misplaced = cases.filter(({ part, case: { text } }) => {
    const isApart = (createHash('sha256').update(text).digest()[0] ?? 0) % 3 === 0
    return isApart !== (part === 'kept-apart')
  })
  expect(misplaced.length).toBe(0)
})

test('no message stands there twice', () => {
  const said = cases.map(({ case: { text, after } }) => JSON.stringify([text, after?.said]))
  expect(new Set(said).size).toBe(said.length)
})

const good = { text: 'todo: nap', now: '2026-11-22T09:00:00Z', timeZone: 'UTC', language: 'EN' }

test.each([
  ['a rule that is none', { expect: [{ intent: 'CREATE_TASK', rule: 'FREQ=OFTEN' }] }],
  ['a slot that there is not', { expect: [{ intent: 'CREATE_TASK', when: null }] }],
  ['a day that there is not', { expect: [{ intent: 'CREATE_TASK', due: '2026-02-30' }] }],
  ['no expectation', {}],
])('a case with %s is refused', (_, rest) => {
  expect(evaluationCase.safeParse({ ...good, expect: 'nothing' }).success).toBe(true)
  expect(evaluationCase.safeParse({ ...good, ...rest }).success).toBe(false)
})

test.each<[string, unknown, string, readonly string[]]>([
  ['todo: nap', [{ intent: 'CREATE_TASK', title: 'Nap', due: null }], 'RIGHT', []],
  ['todo: nap', [{ intent: 'CREATE_TASK', title: ['sleep', 'nap'] }], 'RIGHT', []],
  ['todo: nap', [{ intent: 'CREATE_TASK', title: 'sleep', due: '2026-11-23' }], 'SLOTS', ['title', 'due']],
  ['todo: nap', [{ intent: 'DELETE_TASK' }], 'ACT', []],
  ['todo: nap', 'nothing', 'ACT', []],
  ['asdf', [{ intent: 'CREATE_TASK' }], 'ASKED', []],
  ['asdf', 'nothing', 'RIGHT', []],
  ['yes', [{ intent: 'CONFIRM' }], 'RIGHT', []],
])('%j, where %j is expected, is %s', (text, expected, outcome, wrong) => {
  expect(judgeCase(evaluationCase.parse({ ...good, text, expect: expected }))).toMatchObject({ outcome, wrong })
})

test('of several expectations the one that comes closest counts', () => {
  const other = [{ intent: 'CREATE_TASK', title: 'nap' }]
  expect(judgeCase(evaluationCase.parse({ ...good, expect: 'nothing', or: [other] })).outcome).toBe('RIGHT')
})

test('every rule that is expected is one that task takes', () => {
  const rules = cases.flatMap(({ case: { expect: wanted } }) =>
    wanted === 'nothing' ? [] : wanted.flatMap(({ rule }) => rule ?? []),
  )
  expect(rules.length).toBeGreaterThan(80)
  expect(rules.filter((rule) => 'problems' in parseRule(rule))).toEqual([])
})

test('the report shows no word of what is kept apart, and fits a terminal', async () => {
  const [report, failures] = await Promise.all([
    runScript('scripts/evaluate.ts', []),
    runScript('scripts/evaluate.ts', ['--failures']),
  ])
  expect(report).toMatchObject({ status: 0, stderr: '' })
  expect(report.stdout.split('\n').filter((line) => line.length >= 80)).toEqual([])
  const apart = cases.filter(({ part }) => part === 'kept-apart').map(({ case: { text } }) => `said     ${text}\n`)
  expect(apart.filter((text) => failures.stdout.includes(text)).length).toBe(0)
})

test('it explains itself, and refuses what it does not know', async () => {
  expect(await runScript('scripts/evaluate.ts', ['--help'])).toMatchObject({ status: 0, stderr: '' })
  expect(await runScript('scripts/evaluate.ts', ['--file', 'french'])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^No file begins with "french": there are english-commands, /),
  })
})
