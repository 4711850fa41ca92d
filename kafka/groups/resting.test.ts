import { beforeAll, expect, test } from 'vitest'
import { counter } from '../../tests/bus/counter.ts'
import { provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { writeToTopics } from '../../tests/support/faults/messages.ts'
import { brokerWorld } from '../../tests/support/kafka/broker-world.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const within = { timeout: 60_000, interval: 100 }
const first = { subject: 'first', n: 1 }
// More than a group reads ahead of one that waits.
const behind = Array.from({ length: 6_000 }, (_, index) => ({ subject: `behind ${index % 50}`, n: index }))

await describeWithKafka('a partition that rests behind an event that fails', ({ env }) => {
  test('F11: goes on after a rebalance, whoever has it then', async () => {
    const world = await brokerWorld(base.name, env)
    await world.createTopic({ partitions: 1 })
    let isMended = false
    const picky = counter('heard.one', [world.things], (events) => {
      if (!isMended && events.some(({ subject }) => subject === 'first'))
        throw Object.assign(new Error('could not serialize access'), { code: '40001' })
    })
    await writeToTopics(
      env,
      world.rows([first, ...behind]).map(({ topic, key, event }) => ({
        ...{ topic, key: Buffer.from(key), value: Buffer.from(JSON.stringify(event)), headers: {} },
      })),
    )
    await world.start({ consumers: [picky] })
    await expect.poll(async () => (await world.effects()).length, within).toBeGreaterThan(5_000)

    const passing = await world.start({ consumers: [picky] })
    await passing.stop()
    isMended = true

    await expect.poll(async () => (await world.effects()).length, within).toBe(1 + behind.length)
  }, 180_000)
})
