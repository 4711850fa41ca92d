import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { noFailpoints as failpoint } from '../../platform/failpoint.ts'
import { openMetrics } from '../../platform/metrics.ts'
import { counter } from '../../tests/bus/counter.ts'
import { provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { brokerWorld } from '../../tests/support/kafka/broker-world.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'
import { plainSettings, withAdmin } from '../client/with-admin.ts'
import { kafkaBus } from '../kafka-bus.ts'
import { republish } from '../sent.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const within = { timeout: 60_000, interval: 20 }
const tooMany = 5_000
const one = { subject: 'a', n: 1 }

await describeWithKafka('what the brokers refuse', ({ env }) => {
  test('I4: holds its key for as long as it takes to find all others of its batch that are refused', async () => {
    const world = await brokerWorld(base.name, env)
    await world.createTopic({ settings: { 'max.message.bytes': '3000' } })
    // Of one batch, which the relay halves and halves again.
    const subjects = Array.from({ length: 20 }, (_, index) => `s${index}`)
    for (const subject of subjects) await world.sayLarge({ subject, n: 1 }, tooMany)
    const later = subjects.map((subject) => ({ subject, n: 2 }))
    await world.say(...later, { subject: 'last', n: 1 })
    await world.start({ consumers: [counter('heard.one', [world.things])] })

    await expect.poll(() => world.effects(), within).toContainEqual({ subject: 'last', n: 1 })

    expect(await world.effects()).toEqual([{ subject: 'last', n: 1 }])
  }, 90_000)

  test('F10: a changed KAFKA_PREFIX looks like a loss, and what is said of one says so; set back, and republished, all goes on', async () => {
    const world = await brokerWorld(base.name, env)
    await world.createTopic()
    const counts = counter('heard.one', [world.things])
    const before = await world.start({ consumers: [counts] })
    await world.say(one)
    await expect.poll(() => world.waiting(), within).toBe(0)
    await before.stop()

    const changed = plainSettings(env.KAFKA_BROKERS, `${env.KAFKA_PREFIX}changed.`)
    const topic = changed.KAFKA_PREFIX + world.things.name
    await withAdmin(changed, (admin) => admin.createTopics({ topics: [{ topic }], waitForLeaders: true }))
    const mistaken = kafkaBus({ settings: changed, name: 'test', log: world.log, failpoint, metrics: openMetrics() })
    onTestFinished(() => mistaken.stop())
    mistaken.carry(world.said)
    await mistaken.start()
    await expect
      .poll(() => mistaken.trouble(), within)
      .toMatch(/lost events of things-.*If KAFKA_PREFIX was changed, it only looks so: set it back first\.$/)
    await mistaken.stop()

    await world.start({ consumers: [counts] })
    await world.say({ ...one, n: 2 })
    await republish(world.said, { fromSeconds: 3_600, topic: undefined })
    await expect.poll(() => world.effects(), within).toEqual([one, { ...one, n: 2 }])
  }, 90_000)
})
