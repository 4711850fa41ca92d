import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'
import { startVitest } from 'vitest/node'
import { type Count, oneFailure, sum } from './count.ts'

/** Without a reason of its own it stands in the name. */
type Skipped = Readonly<{ name: string; reason: string | undefined }>

// In place of what vitest.config.ts leaves out.
const longOnes = { include: ['**/*.long.test.ts'], exclude: ['**/node_modules/**', '.data/**'] }

/** Runs the tests whose files match one of the filters, all when there is none, and says why the skipped ones were. */
export async function runTests(filters: readonly string[], which: 'usual' | 'long' = 'usual'): Promise<Count> {
  const ends: Ended[] = []
  const counting: Reporter = {
    onTestRunEnd: (modules, unhandled, reason) => void ends.push(countEnd(modules, unhandled.length, reason)),
  }
  const vitest = await startVitest([...filters], {
    watch: false,
    reporters: ['default', counting],
    silent: 'passed-only',
    ...(which === 'long' ? longOnes : {}),
  })
  await vitest.close()

  for (const { name, reason } of ends.flatMap(({ skipped }) => skipped))
    console.log(`Skipped: ${name}${reason === undefined ? '' : `\n  ${reason}`}`)
  return ends.length > 0 ? sum(ends.map(({ count }) => count)) : oneFailure
}

type Ended = Readonly<{ count: Count; skipped: readonly Skipped[] }>

/** `unhandled` errors belong to no test, such as a rejection nobody waited for; they fail the run as a test would. */
function countEnd(modules: readonly TestModule[], unhandled: number, reason: TestRunEndReason): Ended {
  const failed = inState(modules, 'failed') + brokenModules(modules) + unhandled
  // The set-up of all tests may break before any of them, or no test may be found.
  const unseen = failed === 0 && reason !== 'passed' ? 1 : 0
  return {
    count: { passed: inState(modules, 'passed'), failed: failed + unseen, skipped: inState(modules, 'skipped') },
    skipped: skippedTests(modules),
  }
}

const allTests = (modules: readonly TestModule[]) => modules.flatMap(({ children }) => [...children.allTests()])

const inState = (modules: readonly TestModule[], state: 'passed' | 'failed' | 'skipped') =>
  allTests(modules).filter((test) => test.result().state === state).length

/** Files that failed without a test that did: they could not be loaded, or what surrounds their tests broke. */
const brokenModules = (modules: readonly TestModule[]) =>
  modules.filter((module) => module.state() === 'failed' && inState([module], 'failed') === 0).length

const skippedTests = (modules: readonly TestModule[]) =>
  allTests(modules).flatMap((test): Skipped[] => {
    const result = test.result()
    if (result.state !== 'skipped') return []
    const unsaid = test.options.mode === 'skip' ? undefined : 'What it stands on broke: see above.'
    return [{ name: `${test.module.relativeModuleId}: ${test.fullName}`, reason: result.note ?? unsaid }]
  })
