import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { counter } from '../bus/counter.ts'
import { provisionWorld, type World } from '../bus/world.ts'
import { freshDatabase } from '../support/database.ts'
import { repeated } from '../support/heard-log.ts'
import { brokerWorld } from '../support/kafka/broker-world.ts'
import { ownKafka } from '../support/kafka/own-kafka.ts'
import { describeWithOwnKafka } from '../support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const patience = 180_000
const within = { timeout: 60_000, interval: 50 }
const waiting = 'tickler_outbox_waiting{subgraph="said"}'
const oldest = 'tickler_outbox_oldest_seconds{subgraph="said"}'

await describeWithOwnKafka('F9: brokers are killed and come back', () => {
  test(
    'I2, I4, I10: what is committed meanwhile waits, loudly, and then takes effect once and in order',
    async () => {
      const kafka = await ownKafka()
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic()
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      const speech = speaking(world)
      await expect.poll(async () => (await world.effects()).length, within).toBeGreaterThan(10)

      await kafka.kill()
      await expect.poll(() => bus.trouble(), within).toMatch(/the brokers at \S+ cannot be reached: .*KAFKA_BROKERS/)
      await expect
        .poll(() => bus.trouble(), within)
        .toMatch(/^said\.outbox: \d+ events wait, the oldest for \d+ s; .* cannot be reached/)
      expect(world.loud().join('\n')).toMatch(/events wait, the oldest for \d+ s/)
      expect(await world.metric(waiting)).toBeGreaterThan(10)
      expect(await world.metric(oldest)).toBeGreaterThan(5)
      expect(repeated(world.loud())).toEqual([])
      await kafka.start()
      const said = await speech.end()

      await expect.poll(() => world.effects(), within).toEqual(said)
      await expect.poll(() => bus.trouble(), within).toBeNull()
      await expect.poll(() => world.metric(waiting), within).toBe(0)
      expect(await world.metric('tickler_events_handled_total{group="heard.one"}')).toBe(said.length)
      expect(await world.deadLetters()).toEqual([])
    },
    patience,
  )

  test(
    'one of three is killed: the others go on without it',
    async () => {
      const kafka = await ownKafka({ brokers: 3 })
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic({ copies: 3, settings: { 'min.insync.replicas': '2' } })
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      const speech = speaking(world)
      await expect.poll(async () => (await world.effects()).length, within).toBeGreaterThan(10)

      await kafka.nodes[2]?.kill() // not the controller of all
      const before = (await world.effects()).length
      await expect.poll(async () => (await world.effects()).length, within).toBeGreaterThan(before + 100)
      const said = await speech.end()

      await expect.poll(() => world.effects(), within).toEqual(said)
      await expect.poll(() => bus.trouble(), within).toBeNull()
    },
    patience,
  )

  test(
    'one of two is killed and both have to write: a line says so, and what waits goes once it is back',
    async () => {
      const kafka = await ownKafka({ brokers: 2 })
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic({ copies: 2, settings: { 'min.insync.replicas': '2' } })
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      await world.say({ subject: 'a', n: 1 })
      await expect.poll(async () => (await world.effects()).length, within).toBe(1)

      await kafka.nodes[1]?.kill()
      await world.say({ subject: 'a', n: 2 })
      // Where the one that lives had fallen behind before, it may not lead.
      const said = /(too few|none) of the brokers at \S+ (are there|leads) .*: see that all of them run/
      await expect.poll(() => bus.trouble(), within).toMatch(said)
      await kafka.start()

      await expect.poll(async () => (await world.effects()).length, within).toBe(2)
      await expect.poll(() => bus.trouble(), within).toBeNull()
    },
    patience,
  )

  test(
    'a bus that starts without brokers starts, and delivers once they are there',
    async () => {
      const kafka = await ownKafka()
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic()
      await kafka.kill()
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      await world.say({ subject: 'a', n: 1 })
      await expect.poll(() => bus.trouble(), within).toMatch(/cannot be reached/)

      await kafka.start()

      await expect.poll(() => world.effects(), within).toEqual([{ subject: 'a', n: 1 }])
      await expect.poll(() => bus.trouble(), within).toBeNull()
    },
    patience,
  )
})

/** Commits one event after the other, of one key. */
function speaking(world: World) {
  let isOver = false
  let n = 0
  const done = (async () => {
    while (!isOver) {
      await world.say({ subject: 'a', n: ++n })
      await sleep(20)
    }
  })()
  return {
    /** What was said, in order. */
    end: async () => {
      isOver = true
      await done
      return Array.from({ length: n }, (_, index) => ({ subject: 'a', n: index + 1 }))
    },
  }
}
