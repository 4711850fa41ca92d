import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ended, type Oracle, wrongInDateutil } from './rrule.fixture.ts'

const script = fileURLToPath(new URL('dateutil.oracle.py', import.meta.url))

/** Whether this machine has Python with dateutil (Debian's python3-dateutil); the other oracles are always there. */
export const hasDateutil = (): boolean => spawnSync('python3', ['-c', 'import dateutil.rrule']).status === 0

/** A Python process that answers one question after another until it is stopped. */
export function startDateutil(): Oracle & Readonly<{ stop: () => Promise<void> }> {
  const python = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  return {
    wrongOn: wrongInDateutil,
    slots: async (rule, start, to, most) => {
      python.stdin.write(`${JSON.stringify({ rule: ended(rule, to), start, most })}\n`)
      const { value } = await answers.next()
      const slots: unknown = JSON.parse(String(value))
      if (!Array.isArray(slots)) throw new Error(`dateutil refuses ${rule}: ${String(value)}`)
      return slots.map(String).filter((slot) => slot <= to)
    },
    stop: async () => {
      python.stdin.end()
      if (python.exitCode === null) await once(python, 'exit')
    },
  }
}
