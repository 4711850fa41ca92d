import { beforeAll, expect, test } from 'vitest'
import { counter } from '../bus/counter.ts'
import { provisionWorld } from '../bus/world.ts'
import { freshDatabase } from '../support/database.ts'
import { writeToTopics } from '../support/faults/messages.ts'
import { brokerWorld } from '../support/kafka/broker-world.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const within = { timeout: 60_000, interval: 50 }

await describeWithKafka('what a group has handled', ({ env }) => {
  test('is counted by effect: not what comes again, nor what is read again while it waits, nor what cannot be read', async () => {
    const world = await brokerWorld(base.name, env)
    await world.createTopic({ partitions: 1 })
    let tried = 0
    const failing = counter('heard.one', [world.things], (events) => {
      if (events.some(({ subject }) => subject === 'late') && ++tried < 4)
        throw Object.assign(new Error('not yet'), { code: '40001' })
    })
    await world.start({ consumers: [failing] })
    const twice = world.rows([{ subject: 'twice', n: 1 }]).flatMap((row) => [row, row])
    const message = { topic: world.things.name, headers: {} }
    await writeToTopics(env, [
      { ...message, key: Buffer.from('poison'), value: Buffer.from('no event') },
      ...twice.map(({ key, event }) => ({
        ...message,
        key: Buffer.from(key),
        value: Buffer.from(JSON.stringify(event)),
      })),
    ])
    await world.say({ subject: 'late', n: 1 }, { subject: 'b', n: 1 }, { subject: 'late', n: 2 })
    await expect.poll(async () => (await world.effects()).length, within).toBe(4)
    await world.say({ subject: 'late', n: 3 })
    await expect.poll(async () => (await world.effects()).length, within).toBe(5)

    expect(tried).toBeGreaterThanOrEqual(4)
    expect(await world.deadLetters()).toHaveLength(1)
    await expect.poll(() => world.metric('tickler_events_handled_total{group="heard.one"}'), within).toBe(5)
  }, 90_000)
})
