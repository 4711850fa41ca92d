import { beforeAll, expect, test } from 'vitest'
import { counter } from '../../tests/bus/counter.ts'
import { provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { brokerWorld } from '../../tests/support/kafka/broker-world.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const within = { timeout: 60_000, interval: 20 }
const tooMany = 5_000

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
})
