import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { figuresOf, judgeAll } from './figures.ts'
import { readCases } from './read-cases.ts'

const cases = await readCases(fileURLToPath(new URL('../..', import.meta.url)))
const judged = judgeAll(cases.filter(({ part }) => part === 'open'))

// A guard against falling back, with room below what is reached: `npm run evaluate` says what that is. In per cent.
test.each([
  { kind: 'english-commands', intent: 75, command: 73, acts: 3 },
  { kind: 'voice', intent: 80, command: 76, acts: 4 },
  { kind: 'quick-add', intent: 95, command: 92, acts: 3 },
  { kind: 'repetitions', intent: 58, command: 52, acts: 4 },
  { kind: 'several', intent: 60, command: 58, acts: 18 },
  { kind: 'follow-ups', intent: 50, command: 48, acts: 6 },
  { kind: 'urdu', intent: 92, command: 91, acts: 3 },
  { kind: 'urdu-voice', intent: 70, command: 62, acts: 5 },
  { kind: 'roman-urdu', intent: 88, command: 87, acts: 3 },
  { kind: 'nothing', intent: 97, command: 97, acts: 3 },
])('of $kind, at least $command % are right and at most $acts % do what nobody asked for', ({ kind, ...limits }) => {
  const figures = figuresOf(judged.filter((one) => one.kind === kind))
  expect(figures.intent).toBeGreaterThanOrEqual(limits.intent / 100)
  expect(figures.command).toBeGreaterThanOrEqual(limits.command / 100)
  expect(figures.acts).toBeLessThanOrEqual(limits.acts / 100)
})
