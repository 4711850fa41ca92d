import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const fixture = fileURLToPath(new URL('run-process.child.fixture.ts', import.meta.url))
const lines = Array.from({ length: 1_000 }, (_, index) => `"line ${index + 1}"`)

test.for([
  ['closes well', 'It cannot go on.'],
  ['cannot close', 'It cannot go on.\nIt cannot close.'],
  ['throws', 'It is thrown.'],
] as const)('what cannot go on and %s says why and ends with 1, with all that it had logged', async ([way, words]) => {
  const { child, output } = start(way)

  expect(await once(child, 'close')).toEqual([1, null])
  expect(output.stderr).toContain(words)
  expect(lines.filter((line) => !output.stderr.includes(line))).toEqual([])
})

test('what cannot go on and never closes has said why before it is ended', async () => {
  const { output } = start('never closes')

  await expect.poll(() => output.stderr).toContain('It cannot go on.\n')
})

function start(way: string): { child: ChildProcess; output: { stderr: string } } {
  const child = spawn(process.execPath, [fixture, way], { stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const output = { stderr: '' }
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  return { child, output }
}
