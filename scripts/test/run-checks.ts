import { spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Check } from './checks.ts'
import { type Count, sum } from './count.ts'

/** Exit code and everything printed, of a command that came to its end. */
type Ran = Readonly<{ isGood: boolean; output: string; seconds: number }>

/** Two at a time: more only wait for each other on the machines this is made for. Told in their order all the same. */
export async function runChecks(root: string, checks: readonly Check[]): Promise<Count> {
  const lanes: [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()]
  const runs = checks.map((check, index) => {
    const lane = index % 2 === 0 ? 0 : 1
    const run = lanes[lane].then(() => runCheck(root, check))
    lanes[lane] = run
    return run.then((ran) => ({ check, ran }))
  })
  const counts: Count[] = []
  for (const run of runs) {
    const { check, ran } = await run
    tell(check, ran)
    counts.push({ passed: ran.isGood ? 1 : 0, failed: ran.isGood ? 0 : 1, skipped: 0 })
  }
  return sum(counts)
}

async function runCheck(root: string, { commands }: Check): Promise<Ran> {
  const start = performance.now()
  const outputs: string[] = []
  let isGood = true
  for (const command of commands) {
    const { exitCode, output } = await runCommand(root, command)
    if (exitCode === 0) continue
    isGood = false
    outputs.push(`$ ${command.join(' ')}\n${output}`)
  }
  return { isGood, output: outputs.join('\n'), seconds: (performance.now() - start) / 1000 }
}

async function runCommand(root: string, [program = '', ...args]: readonly string[]) {
  const path = [resolve(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number>((done) => {
    child.on('error', () => done(127))
    child.on('close', (code) => done(code ?? 1))
  })
  const [exitCode, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { exitCode, output: `${out}${err}` }
}

function tell({ name }: Check, { isGood, output, seconds }: Ran): void {
  console.log(`${isGood ? 'ok  ' : 'FAIL'}  ${name.padEnd(26)} ${seconds.toFixed(1)} s`)
  if (!isGood) console.log(`\n${output.trimEnd().replace(/^/gm, '      ')}\n`)
}
