import { expect } from 'vitest'
import type { Failpoint } from '../../../platform/failpoint.ts'
import type { Place } from '../replicas/house.ts'
import type { Replica } from '../replicas/replica.ts'
import { untilRebalancing } from './group-state.ts'
import type { Two } from './two-of-each.ts'

/** Kills it, starts it anew so that it dies there, and once it has, starts it as it was. */
export async function die(replica: Replica, at: Failpoint): Promise<void> {
  await startToDie(replica, at)
  await afterDeath(replica)
}

/** The same at what only one of two does, so that its twin has to go for it. */
export async function dieWhilePublishing(replica: Replica, twin: Replica): Promise<void> {
  await startToDie(replica, 'bus.after-produce')
  expect(await twin.stop(), twin.name).toBe(0)
  await Promise.all([afterDeath(replica), replica.gone().then(() => twin.start())])
}

/** Kills it, and its twin while their group gives the partitions out anew. */
export async function dieInRebalance({ house, left, right }: Two, place: Place, group: string): Promise<void> {
  const rebalancing = untilRebalancing(house.kafka, group)
  await right[place].kill()
  const joining = right[place].start()
  await rebalancing
  await left[place].kill()
  await Promise.all([joining, left[place].start()])
}

async function startToDie(replica: Replica, at: Failpoint): Promise<void> {
  try {
    await replica.start({ FAILPOINT: at })
  } catch (error) {
    if ((await replica.gone()) !== 'SIGKILL') throw error
  }
}

async function afterDeath(replica: Replica): Promise<void> {
  expect(await replica.gone(), replica.name).toBe('SIGKILL')
  await replica.start()
}
