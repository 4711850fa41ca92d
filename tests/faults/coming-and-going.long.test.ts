import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freezePublisher } from '../support/faults/freeze.ts'
import { faultMs, twoOfEach } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { places } from '../support/replicas/house.ts'

const timeout = 2 * faultMs

await describeWithKafka('two of each, under load, and all the time that it takes', ({ env }) => {
  const suffer = twoOfEach(env)

  test('F6, F7: SIGTERM of every process, one after the other', { timeout }, () =>
    suffer(['ada', 'eve'], async ({ house: { rows } }) => {
      for (const place of places)
        for (const row of rows) {
          expect(await row[place].stop(), place).toBe(0)
          await row[place].start()
        }
    }),
  )

  // After 10 s groups and outboxes are its twin's. A reader notices by itself after 60 s; before, it is told when it commits.
  test.for([
    [25, 'bob', 'kim', 'tom', 'zoe'],
    [90, 'ben', 'ivy', 'max', 'nia'],
  ] as const)(
    'F8: one of each is stopped for %s s, the one that publishes among them, and then goes on',
    { timeout },
    ([seconds, ...people]) =>
      suffer(people, async (two) => {
        const thawPublisher = await freezePublisher(two)
        const others = places.filter((place) => place !== 'task').map((place) => two.right[place])
        for (const { freeze } of others) freeze()
        await sleep(seconds * 1_000)
        for (const { thaw } of others) thaw()
        thawPublisher()
      }),
  )
})
