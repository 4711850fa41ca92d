import { expect, onTestFinished, test } from 'vitest'
import { createLog } from './log.ts'
import { type RetentionJob, retention } from './retention.ts'

const silent = createLog('silent', 'test')
const within = { timeout: 5_000, interval: 5 }

function run(...jobs: RetentionJob[]) {
  const running = retention(jobs, silent)
  onTestFinished(running.stop)
  running.start()
  return running
}

test('what fails keeps nothing else from being forgotten', async () => {
  const done: string[] = []
  const failing: RetentionJob = {
    forgets: 'things',
    // biome-ignore lint/correctness/useYield: it fails before it gets that far
    batches: async function* () {
      throw new Error('the table is locked')
    },
  }
  const working: RetentionJob = {
    forgets: 'others',
    batches: async function* () {
      done.push('once')
      yield
      done.push('twice')
    },
  }
  run(failing, working)

  await expect.poll(() => done, within).toEqual(['once', 'twice'])
})

test('stopped, it ends after the batch that it is at', async () => {
  let batches = 0
  const endless: RetentionJob = {
    forgets: 'all there is',
    batches: async function* () {
      for (;;) {
        batches++
        yield
      }
    },
  }
  const running = run(endless)
  await expect.poll(() => batches, within).toBeGreaterThan(2)
  await running.stop()
  const after = batches
  await new Promise((resolve) => setTimeout(resolve, 20))

  expect(batches).toBe(after)
})
