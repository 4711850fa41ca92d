import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { noFailpoints } from './failpoint.ts'

const module = new URL('failpoint.ts', import.meta.url).href

/** Runs a process that passes two failpoints, and says how it ended and what it had written by then. */
async function passing(chosen: string | undefined) {
  const code = `
    const { failpoints } = await import(${JSON.stringify(module)})
    const failpoint = failpoints(${JSON.stringify(chosen)})
    process.on('exit', () => console.log('unwound'))
    failpoint('task.before-commit')
    console.log('before')
    failpoint('task.after-commit')
    console.log('after')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output, [exitCode, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { output: output.trim().split('\n'), exitCode, signal }
}

test('at the chosen failpoint the process dies as by kill -9: nothing after it runs', async () => {
  expect(await passing('task.after-commit')).toEqual({ output: ['before'], exitCode: null, signal: 'SIGKILL' })
})

test.each([undefined, '', 'task.somewhere-else'])('with %s chosen it passes them all', async (chosen) => {
  expect(await passing(chosen)).toEqual({ output: ['before', 'after', 'unwound'], exitCode: 0, signal: null })
})

test('without failpoints nothing happens', () => {
  expect(noFailpoints('task.before-commit')).toBeUndefined()
})
