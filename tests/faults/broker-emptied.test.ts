import { beforeAll, expect, test } from 'vitest'
import { republish } from '../../kafka/sent.ts'
import { type Counted, counter } from '../bus/counter.ts'
import { provisionWorld } from '../bus/world.ts'
import { freshDatabase } from '../support/database.ts'
import { repeated } from '../support/heard-log.ts'
import { brokerWorld } from '../support/kafka/broker-world.ts'
import { emptied } from '../support/kafka/emptied.ts'
import { ownKafka } from '../support/kafka/own-kafka.ts'
import { describeWithOwnKafka } from '../support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const patience = 180_000
const within = { timeout: 60_000, interval: 50 }
const moreThanABatch = 1_500
const all = moreThanABatch + 10
const lost = 'tickler_lost_logs{subgraph="said"}'
const lostLine = /the brokers lost events of things-\S+ that they had taken\..*npm run outbox -- republish --from/

const counts = (from: number, to: number): Counted[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ subject: 'a', n: from + index }))

await describeWithOwnKafka('F10: a broker comes back with an empty log', () => {
  test.each([
    ['as the cluster that it was', false],
    ['as another cluster', true],
  ])(
    '%s: nothing newer is sent, which is said loudly, until all is published again: then all takes effect once and in order',
    async (_, asAnother) => {
      const kafka = await ownKafka()
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic()
      const quick = counter('heard.quick', [world.things])
      const bus = await world.start({ consumers: [quick] })
      await world.say(...counts(1, 50))
      await expect.poll(() => world.effects(), within).toEqual(counts(1, 50))
      await expect.poll(() => world.waiting(), within).toBe(0)

      await emptied(kafka, { asAnother })
      await world.createTopic()
      await world.say(...counts(51, moreThanABatch))
      await expect.poll(() => bus.trouble(), within).toMatch(lostLine)
      await world.say(...counts(moreThanABatch + 1, all))
      await expect.poll(() => world.metric(lost), within).toBe(1)
      expect(world.loud().filter((line) => lostLine.test(line)).length).toBeGreaterThan(0)
      expect(repeated(world.loud())).toEqual([])
      expect(await world.inTopic()).toBe(0)
      expect(await world.waiting()).toBe(all - 50)

      // One that reads from the beginning finds all of it there, in order.
      const late = counter('heard.late', [world.things])
      await world.start({ consumers: [late] })
      expect(await republish(world.said, { fromSeconds: 3_600, topic: undefined })).toMatchObject([{ events: 50 }])

      await expect.poll(() => world.effects('heard.late'), within).toEqual(counts(1, all))
      await expect.poll(() => world.effects('heard.quick'), within).toEqual(counts(1, all))
      await expect.poll(() => bus.trouble(), within).toBeNull()
      await expect.poll(() => world.metric(lost), within).toBe(0)
      expect(await world.waiting()).toBe(0)
    },
    patience,
  )

  test(
    'though nothing new is said, it is noticed, also by a process that starts only then',
    async () => {
      const kafka = await ownKafka()
      const world = await brokerWorld(base.name, { KAFKA_BROKERS: kafka.brokers })
      await world.createTopic()
      const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
      await world.say(...counts(1, 3))
      await expect.poll(() => world.waiting(), within).toBe(0)
      await bus.stop()

      await emptied(kafka)
      await world.createTopic()
      const next = await world.start({ consumers: [] })

      await expect.poll(() => next.trouble(), within).toMatch(lostLine)
    },
    patience,
  )
})
