import { expect } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../../platform/database.ts'
import { taskFaults } from '../checkers/task.checkers.ts'
import { eventFaults, unrest } from '../replicas/event-faults.ts'
import type { House } from '../replicas/house.ts'
import { auditFaults } from './audit.checker.ts'
import { effectFaults, onceFaults } from './effects.checker.ts'
import type { Follower } from './follower.ts'
import { lagging } from './lag.ts'
import type { Deeds } from './load.ts'

// I10: by itself, from the end of the fault on.
const within = { timeout: 60_000, interval: 200 }

type Story = Readonly<{ deeds: Deeds; followers?: readonly Follower[] }>

/** What holds after every fault: I1, I2, I3, I4, I8, I9 and I10. */
export async function expectAllWell(house: House, sql: Database, { deeds, followers = [] }: Story): Promise<void> {
  const { owners, answered, wanted, surprises } = deeds
  expect(surprises, 'no client sees what saying it again does not mend').toEqual([])
  await expect.poll(() => unrest(sql), { ...within, message: 'I2, I10: nothing waits' }).toEqual([])
  await expect.poll(() => unready(house), { ...within, message: 'I10: ready' }).toEqual([])
  await expect.poll(() => lagging(house.kafka), { ...within, message: 'I10: lag 0' }).toEqual([])
  expect(await eventFaults(sql, house.kafka), 'I3').toEqual([])
  expect(await onceFaults(sql, wanted), 'I1').toEqual([])
  expect(await taskFaults(sql, owners, answered), 'I1, I2, I9').toEqual([])
  expect(await auditFaults(sql, owners), 'I4, I8').toEqual([])
  expect(await effectFaults(sql, owners), 'I2, I4').toEqual([])
  for (const follower of followers) await expect.poll(follower.faults, { ...within, message: 'I9' }).toEqual([])
}

const Ready = z.object({ status: z.literal('ready'), parts: z.record(z.string(), z.string().nullable()) })

/** Processes that are not ready, or know of something that is not as it should be. */
async function unready(house: House): Promise<string[]> {
  const faults = await Promise.all(
    house.all().map(async ({ name, url, output }) => {
      try {
        const { parts } = Ready.parse(await (await fetch(`${url}/ready`)).json())
        return Object.values(parts).flatMap((trouble) => (trouble === null ? [] : `${name}: ${trouble}`))
      } catch (error) {
        return [`${name}: ${String(error)}; it said ${output.stderr.slice(-1_000)}`]
      }
    }),
  )
  return faults.flat()
}
