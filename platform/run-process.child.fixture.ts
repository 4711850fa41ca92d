// Run as a process of its own by run-process.test.ts: it cannot go on, in the way that its argument names.
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from './log.ts'
import { runProcess } from './run-process.ts'
import { StartupError } from './startup-error.ts'

const [, , way] = process.argv
const log = createLog('info', 'child')

const closings: Record<string, () => Promise<void>> = {
  'cannot close': () => Promise.reject(new StartupError('It cannot close.')),
  'never closes': () => sleep(600_000),
}

async function fail(): Promise<never> {
  await sleep(1)
  for (let line = 1; line <= 1_000; line++) log.info(`line ${line}`)
  if (way !== 'throws') throw new StartupError('It cannot go on.')
  setImmediate(() => {
    throw new Error('It is thrown.')
  })
  return new Promise(() => {})
}

await runProcess(async () => ({ failed: fail(), close: async () => closings[way ?? '']?.() }))
