import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { counter } from '../tests/bus/counter.ts'
import { provisionWorld } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { brokerWorld } from '../tests/support/kafka/broker-world.ts'
import { ownKafka } from '../tests/support/kafka/own-kafka.ts'
import { describeWithOwnKafka } from '../tests/support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const within = { timeout: 60_000, interval: 50 }
// A supervisor grants thirty seconds, and other things have to be closed as well.
const soonMs = 15_000

await describeWithOwnKafka('brokers that hang', () => {
  test('F15: and answer nothing more hold up no end: the bus stops in time', async () => {
    const { brokers, nodes } = await ownKafka()
    const world = await brokerWorld(base.name, { KAFKA_BROKERS: brokers })
    await world.createTopic()
    const bus = await world.start({ consumers: [counter('heard.one', [world.things])], listeners: [() => {}] })
    await world.say({ subject: 'a', n: 1 })
    await expect.poll(() => world.effects(), within).toHaveLength(1)
    for (const { pause } of nodes) pause()
    onTestFinished(() => {
      for (const { resume } of nodes) resume()
    })
    await world.say({ subject: 'a', n: 2 })
    await sleep(1_000)

    const began = performance.now()
    const stopped = bus.stop().then(() => performance.now() - began)

    expect(await Promise.race([stopped, sleep(90_000).then(() => 'it hangs')])).toBeLessThan(soonMs)
  })
})
