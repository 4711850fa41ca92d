import { beforeAll, expect, test } from 'vitest'
import { plainSettings, withAdmin } from '../../kafka/client/with-admin.ts'
import { counter } from '../bus/counter.ts'
import { provisionWorld } from '../bus/world.ts'
import { freshDatabase } from '../support/database.ts'
import { repeated } from '../support/heard-log.ts'
import { brokerWorld } from '../support/kafka/broker-world.ts'
import { oldBroker } from '../support/kafka/old-broker.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const patience = 120_000
const within = { timeout: 60_000, interval: 50 }
const one = { subject: 'a', n: 1 }

test.each([
  [
    'that does not exist',
    async () => 'nowhere.invalid:9092',
    /there is no such host as in nowhere\.invalid:9092: check KAFKA_BROKERS/,
  ],
  [
    'where nobody listens',
    async () => '127.0.0.1:1',
    /127\.0\.0\.1:1 cannot be reached: see that they run, and check KAFKA_BROKERS/,
  ],
  ['of a broker that is too old', oldBroker, /are too old: Tickler needs Kafka 2\.1 or newer/],
])(
  'an address %s: the bus starts and stays, and says in one line what to do, not again and again',
  async (_, address, line) => {
    const world = await brokerWorld(base.name, { KAFKA_BROKERS: await address() })
    const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
    await world.say(one)

    await expect.poll(() => bus.trouble(), within).toMatch(line)
    await expect.poll(() => bus.trouble(), within).toMatch(/^said\.outbox: 1 events wait, the oldest for \d+ s; /)
    expect(world.loud().filter((said) => line.test(said)).length).toBeGreaterThan(0)
    expect(repeated(world.loud())).toEqual([])
    expect(await Promise.race([bus.failed, Promise.resolve('it goes on')])).toBe('it goes on')
  },
  patience,
)

await describeWithKafka('brokers that have not what is needed', ({ brokers, env, prefix }) => {
  test(
    'a topic that is missing: one line says what to do, and once it is there all goes by itself',
    async () => {
      const world = await brokerWorld(base.name, env)
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      await world.say(one)
      await expect.poll(() => bus.trouble(), within).toMatch(/lack a topic: create them with npm run topics/)
      await expect.poll(() => bus.trouble(), within).toMatch(/1 events wait/)
      expect(repeated(world.loud())).toEqual([])

      await world.createTopic()

      await expect.poll(() => world.effects(), within).toEqual([one])
      await expect.poll(() => bus.trouble(), within).toBeNull()
    },
    patience,
  )

  test(
    'a message that is too large for its topic: its key waits, loudly, others go on, and it goes once there is room',
    async () => {
      const world = await brokerWorld(base.name, env)
      await world.createTopic({ settings: { 'max.message.bytes': '3000' } })
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      await world.sayLarge({ subject: 'large', n: 1 }, 5_000)
      await world.say({ subject: 'large', n: 2 }, one)

      await expect.poll(() => world.effects(), within).toEqual([one])
      await world.say({ subject: 'b', n: 1 })
      await expect.poll(() => world.effects(), within).toEqual([one, { subject: 'b', n: 1 }])
      await expect.poll(() => bus.trouble(), within).toMatch(/2 events wait/)
      expect(world.loud().join('\n')).toMatch(
        /^said\.outbox#\d+: the brokers refuse an event of \d+ bytes: raise max\.message\.bytes of things-\S+ with npm run topics\. It waits, and so does what follows with its key\.$/m,
      )
      expect(repeated(world.loud())).toEqual([])
      await world.setTopic({ 'max.message.bytes': '1000000' })

      await expect
        .poll(() => world.effects(), within)
        .toEqual([one, { subject: 'b', n: 1 }, { subject: 'large', n: 1 }, { subject: 'large', n: 2 }])
      await expect.poll(() => bus.trouble(), within).toBeNull()
    },
    patience,
  )

  test(
    'more at once than a topic takes in one piece goes in parts, each event once',
    async () => {
      const world = await brokerWorld(base.name, env)
      await world.createTopic({ partitions: 1, settings: { 'max.message.bytes': '20000' } })
      const all = Array.from({ length: 10 }, (_, index) => ({ subject: 'a', n: index + 1 }))
      for (const counted of all) await world.sayLarge(counted, 5_000)
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })

      await expect.poll(() => world.effects(), within).toEqual(all)
      await expect.poll(() => world.waiting(), within).toBe(0)
      expect(await world.inTopic()).toBe(all.length)
      expect(bus.trouble()).toBeNull()
      expect(world.loud()).toEqual([])
    },
    patience,
  )

  test(
    'I3: what follows messages that are too large waits with them though more than a batch lies between',
    async () => {
      const world = await brokerWorld(base.name, env)
      await world.createTopic({ settings: { 'max.message.bytes': '20000' } })
      const keys = Array.from({ length: 20 }, (_, index) => `large-${index}`) // so that finding them all takes longer than one is held
      const others = Array.from({ length: 1_500 }, (_, index) => ({ subject: `other-${index}`, n: 1 }))
      // The first batch has a hundred, and each next one twice as many; from the third on they are read ahead.
      await world.say(...others.slice(0, 120))
      for (const subject of keys) await world.sayLarge({ subject, n: 1 }, 30_000)
      await world.say(...others.slice(120, 300), ...keys.map((subject) => ({ subject, n: 2 })), ...others.slice(300))
      await world.start({ consumers: [counter('heard.one', [world.things])] })

      await expect.poll(async () => (await world.effects()).length, within).toBe(others.length)
      expect(await world.waiting()).toBe(2 * keys.length)
      await world.setTopic({ 'max.message.bytes': '1000000' })

      const ofKey = async (key: string) => (await world.effects()).filter(({ subject }) => subject === key)
      for (const subject of keys) {
        await expect
          .poll(() => ofKey(subject), within)
          .toEqual([
            { subject, n: 1 },
            { subject, n: 2 },
          ])
      }
    },
    patience,
  )

  test(
    'a topic with fewer partitions than declared is used, and warned of once',
    async () => {
      await withAdmin(plainSettings(brokers), (admin) =>
        admin.createTopics({ topics: [{ topic: `${prefix}task-events`, numPartitions: 1 }], waitForLeaders: true }),
      )
      const world = await brokerWorld(base.name, env)
      await world.createTopic()
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })

      await expect
        .poll(() => world.loud(), within)
        .toEqual([
          expect.stringMatching(/task-events has 1 partition, and 3 are declared: adding some would move keys/),
        ])
      expect(bus.trouble()).toBeNull()
    },
    patience,
  )
})
