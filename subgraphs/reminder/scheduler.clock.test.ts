import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { clockOffBy, fakeTimeLibrary } from '../../tests/support/fake-time.ts'
import { ReminderEnv } from './config.ts'
import { fired, within } from './fired.fixture.ts'
import { configOf, openWorld, type World } from './reminder.fixture.ts'
import { aTask, created } from './task-facts.fixture.ts'

const library = await fakeTimeLibrary()
const child = fileURLToPath(new URL('./scheduler.clock.child.fixture.ts', import.meta.url))

/** A process that schedules by a clock of its own; what it takes the time for, and what it logs. */
async function scheduleBy({ database }: World, env: Record<string, string>) {
  const config = JSON.stringify({ ...ReminderEnv.parse({}), ...configOf(database) })
  const scheduling = spawn(process.execPath, [child, config], { env: { ...process.env, ...env } })
  onTestFinished(async () => {
    scheduling.kill('SIGKILL')
    if (scheduling.exitCode === null && scheduling.signalCode === null) await once(scheduling, 'exit')
  })
  const output = { log: '' }
  scheduling.stderr.on('data', (chunk) => {
    output.log += chunk
  })
  const [line] = await once(scheduling.stdout, 'data')
  return { now: Date.parse(String(line).trim()), output }
}

test.skipIf(!library).each([
  [1, 'ahead of'],
  [-1, 'behind'],
])(
  'F22: by a process whose clock is %d h off, a reminder comes at its time by the database, and the log says whose clock is wrong (needs libfaketime)',
  async (hours, word) => {
    const world = await openWorld({ isScheduling: false })
    const { now, output } = await scheduleBy(world, clockOffBy(library ?? '', hours))
    expect(Math.round((now - Date.now()) / 3_600_000)).toBe(hours)

    await world.say(created(aTask(), [{ at: new Date(Date.now() + 1_500) }]))

    await expect.poll(() => fired(world), within).toHaveLength(1)
    const [row] = await world.admin.query<{ late: number }>(
      'select extract(epoch from fired_at - trigger_at)::float8 as late from reminder.reminder',
    )
    expect(row?.late).toBeGreaterThanOrEqual(0)
    expect(row?.late).toBeLessThan(60)
    await expect.poll(() => output.log, within).toContain(`3600 s ${word} the database's`)
  },
)
