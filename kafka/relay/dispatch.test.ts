import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { counter } from '../../tests/bus/counter.ts'
import { provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { brokerWorld } from '../../tests/support/kafka/broker-world.ts'
import { describeWithKafka } from '../../tests/support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const within = { timeout: 60_000, interval: 50 }
const all = Array.from({ length: 10 }, (_, index) => ({ subject: 'a', n: index + 1 }))
// As a wait that doubles up to two seconds allows in four, and some more.
const mostTimes = 12

await describeWithKafka('what is sent and cannot be noted', ({ env }) => {
  test('is sent again after longer and longer waits, however much is committed meanwhile, and then takes effect once', async () => {
    const world = await brokerWorld(base.name, env)
    await world.createTopic({ partitions: 1 })
    const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
    const owner = world.database.open('said_owner')
    await owner.query('revoke insert on said.outbox_sent from said_worker') // as on a disk that is full

    await world.say(...all)
    await expect.poll(() => bus.trouble(), within).toMatch(/said\.outbox waits/)
    for (let times = 0; times < 80; times++) {
      bus.nudge()
      await sleep(50)
    }
    expect(await world.inTopic()).toBeLessThanOrEqual(mostTimes * all.length)
    expect(bus.trouble()).toMatch(/said\.outbox waits/)
    await owner.query('grant insert on said.outbox_sent to said_worker')

    await expect.poll(() => world.waiting(), within).toBe(0)
    await expect.poll(() => bus.trouble(), within).toBeNull()
    await expect.poll(() => world.effects(), within).toEqual(all)
  }, 120_000)

  test('I4: holds back what follows a refused event however long the noting of others takes', async () => {
    const world = await brokerWorld(base.name, env)
    await world.createTopic({ partitions: 1, settings: { 'max.message.bytes': '3000' } })
    await world.sayLarge({ subject: 'large', n: 1 }, 5_000)
    await world.say({ subject: 'other', n: 1 })
    const locking = await world.database.open('said_owner').connect()
    onTestFinished(() => locking.release(true))
    await locking.query('begin')
    await locking.query('lock table said.outbox_sent in exclusive mode')

    await world.start({ consumers: [counter('heard.one', [world.things])] })
    await expect.poll(() => world.effects(), within).toEqual([{ subject: 'other', n: 1 }])
    await world.say({ subject: 'large', n: 2 })
    await sleep(1_500) // much longer than the key is held at first
    await locking.query('rollback')

    await expect.poll(() => world.waiting(), within).toBe(2)
    expect(await world.effects()).toEqual([{ subject: 'other', n: 1 }])
  }, 120_000)
})
