import { setTimeout as sleep } from 'node:timers/promises'
import type { Admin } from 'kafkajs'
import { createLog } from '../../platform/log.ts'
import { StartupError } from '../../platform/startup-error.ts'
import { kafkaClient } from '../client/client.ts'
import { plainSettings } from '../client/with-admin.ts'

// On a machine that has much else to do; whoever waits hears sooner when a broker ends.
const readyWithinMs = 120_000
const pollMs = 50

export type Expected = Readonly<{ clusterId: string; brokers: number }>

/**
 * Resolves once each of these brokers sees all, and groups can be joined: right after its start a coordinator only says
 * "loading". What others say of a broker is no proof: they believe in one that was killed for a while.
 */
export async function untilReady(addresses: readonly string[], expected: Expected, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + readyWithinMs
  while (!signal.aborted) {
    const troubles = await Promise.all(addresses.map((address) => troubleOf(address, expected)))
    const trouble = troubles.find((one) => one !== undefined)
    if (trouble === undefined) return
    if (performance.now() > deadline)
      throw new StartupError(`Kafka was not ready within ${readyWithinMs / 1000} s (${trouble}): start it again.`)
    await sleep(pollMs)
  }
}

/** A client for each look: one that met a broker on its way up keeps what it learned there. */
async function troubleOf(address: string, expected: Expected): Promise<string | undefined> {
  const admin = kafkaClient(plainSettings(address), {
    clientId: 'ready',
    log: createLog('silent', 'ready'),
    retries: 0,
  }).admin()
  try {
    await admin.connect()
    return await missing(admin, expected)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await admin.disconnect()
  }
}

async function missing(admin: Admin, { clusterId, brokers }: Expected): Promise<string | undefined> {
  const cluster = await admin.describeCluster()
  if (cluster.clusterId !== clusterId) return 'another Kafka answers at its address'
  if (cluster.brokers.length < brokers) return `${cluster.brokers.length} of ${brokers} brokers are in`
  await admin.fetchOffsets({ groupId: 'ready', topics: [] })
  return undefined
}
