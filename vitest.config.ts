import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { SlowFirst } from './tests/support/slow-first.ts'

const globalSetup = 'tests/support/global-setup.ts'
const long = process.env['CI'] === 'true' ? [] : ['**/*.long.test.ts'] // by themselves: npm run test:long

// Tests start many processes, which would compile the same modules again and again.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url))

export default defineConfig({
  // As Node resolves it: the packages that speak CommonJS and ours must share one copy of `graphql`.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '.data/**', ...long],
    // Processes, not threads: tests start real servers, and a leak must not reach the next file.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    globalSetup: existsSync(globalSetup) ? [globalSetup] : [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // A test that forgets to assert is no test. What has to come true by itself may take as long as a busy machine needs.
    expect: { requireAssertions: true, poll: { timeout: 20_000, interval: 10 } },
    allowOnly: false,
  },
})
