import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Counted, counter } from '../bus/counter.ts'
import { provisionWorld } from '../bus/world.ts'
import { freshDatabase } from '../support/database.ts'
import { brokerWorld } from '../support/kafka/broker-world.ts'
import { ownKafka } from '../support/kafka/own-kafka.ts'
import { describeWithOwnKafka } from '../support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const patience = 180_000
const within = { timeout: 60_000, interval: 50 }
const smallMb = 40
const largeMb = 400
const fewBlocks = 500 // of 4 kB
// A broker lays out its indexes at their full size; these leave room for events, and take the largest batch.
const frugal = { 'log.index.size.max.bytes': '65536', 'log.segment.bytes': '4194304' }

const isAble = canMount()
const reason = isAble ? '' : ' (skipped: it takes a small disk, which only root may mount)'

await describeWithOwnKafka('F26: the disk of a broker is full', () => {
  test.skipIf(!isAble)(
    `I2, I4, I10: nothing is lost, and all goes on by itself once there is space and the broker runs${reason}`,
    async () => {
      const { dataDir, resize } = await smallDisk()
      const kafka = await ownKafka({ dataDir, settings: frugal })
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic({ partitions: 1 })
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      const all: Counted[] = []
      const sayNext = async () => {
        const next = { subject: 'a', n: all.length + 1 }
        await world.sayLarge(next, 200_000)
        all.push(next)
      }
      const isFull = async () => (await statfs(dataDir)).bavail < fewBlocks
      while (!(await isFull()) && all.length < 500) {
        await sayNext()
        await sleep(20)
      }
      expect(await isFull()).toBe(true)
      for (let more = 0; more < 20; more++) await sayNext() // it is still taken here
      await expect(kafka.failed).rejects.toThrow('No space left') // a broker whose only disk is full ends
      await expect.poll(() => bus.trouble(), within).toMatch(/said\.outbox waits/)
      await expect.poll(() => world.waiting(), within).toBeGreaterThan(0)

      resize(largeMb)
      await kafka.start()

      await expect.poll(() => world.effects(), within).toEqual(all)
      await expect.poll(() => bus.trouble(), within).toBeNull()
      await expect.poll(() => world.waiting(), within).toBe(0)
      expect(await world.deadLetters()).toEqual([])
      expect(await world.inTopic()).toBeGreaterThanOrEqual(all.length)
    },
    patience,
  )
})

async function smallDisk() {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-small-disk-'))
  mount('-t', 'tmpfs', '-o', `size=${smallMb}m`, 'tmpfs', dataDir)
  onTestFinished(async () => {
    spawnSync('umount', ['-l', dataDir])
    await rm(dataDir, { recursive: true })
  })
  return { dataDir, resize: (mb: number) => mount('-o', `remount,size=${mb}m`, dataDir) }
}

function mount(...args: string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`)
}

/** Whether this may mount: as root, outside of a locked-up container. */
function canMount(): boolean {
  if (process.getuid?.() !== 0) return false
  const place = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place])
  if (status === 0) spawnSync('umount', [place])
  spawnSync('rmdir', [place])
  return status === 0
}
