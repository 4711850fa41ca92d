import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Consumer } from '../../kafka/bus.ts'
import { enqueue } from '../../kafka/outbox.ts'
import { countedOf, counter } from './counter.ts'
import { within } from './within.ts'
import type { MakeWorld } from './world.ts'

export function deliveryRules(makeWorld: MakeWorld): void {
  test('what was said before the start and after it takes effect once in each group, and the outbox is empty again', async () => {
    const world = await makeWorld()
    await world.say({ subject: 'a', n: 1 })
    await world.start({ consumers: [counter('heard.one', [world.things]), counter('heard.two', [world.things])] })
    await world.say({ subject: 'a', n: 2 })

    for (const group of ['heard.one', 'heard.two']) {
      await expect
        .poll(() => world.effects(group), within)
        .toEqual([
          { subject: 'a', n: 1 },
          { subject: 'a', n: 2 },
        ])
    }
    await expect.poll(() => world.waiting(), within).toBe(0)
  })

  test('what was rolled back is never delivered', async () => {
    const world = await makeWorld()
    await world.start({ consumers: [counter('heard.one', [world.things])] })
    const regretted = world.producer.transaction(async (tx) => {
      await enqueue(tx, 'said', world.rows([{ subject: 'regretted', n: 1 }]))
      throw new Error('on second thoughts')
    })
    await expect(regretted).rejects.toThrow('on second thoughts')
    await world.say({ subject: 'meant', n: 1 })

    await expect.poll(() => world.effects(), within).toEqual([{ subject: 'meant', n: 1 }])
    await sleep(300)
    expect(await world.effects()).toEqual([{ subject: 'meant', n: 1 }])
  })

  test('F17: every event three times, and again later, has one effect', async () => {
    const world = await makeWorld()
    await world.start({ consumers: [counter('heard.one', [world.things])] })
    const rows = world.rows([
      { subject: 'a', n: 1 },
      { subject: 'b', n: 1 },
    ])
    await enqueue(world.producer, 'said', [...rows, ...rows, ...rows])
    await world.say({ subject: 'last', n: 1 })
    await expect.poll(() => world.effects(), within).toHaveLength(3)

    await enqueue(world.producer, 'said', rows)
    await world.say({ subject: 'last', n: 2 })

    await expect.poll(() => world.effects(), within).toContainEqual({ subject: 'last', n: 2 })
    await expect.poll(() => world.waiting(), within).toBe(0)
    expect(await world.effects()).toHaveLength(4)
  })

  test('a group that is slow delays no other', async () => {
    const world = await makeWorld()
    const gate = Promise.withResolvers<void>()
    const slow = counter('heard.slow', [world.things], () => gate.promise)
    await world.start({ consumers: [slow, counter('heard.quick', [world.things])] })
    await world.say({ subject: 'a', n: 1 })
    await expect.poll(() => world.effects('heard.quick'), within).toHaveLength(1)
    await world.say({ subject: 'a', n: 2 })

    await expect.poll(() => world.effects('heard.quick'), within).toHaveLength(2)
    expect(await world.effects('heard.slow')).toEqual([])
    gate.resolve()
    await expect.poll(() => world.effects('heard.slow'), within).toHaveLength(2)
  })

  test('what a consumer says in turn is carried on, without anybody nudging', async () => {
    const world = await makeWorld()
    const echo: Consumer = {
      group: 'heard.echo',
      topics: [world.things],
      handle: async (events, tx) => {
        const answers = events.map(countedOf).filter(({ n }) => n === 1)
        await enqueue(tx, 'heard', world.rows(answers.map(({ subject }) => ({ subject, n: 2 }))))
      },
    }
    await world.start({ consumers: [echo, counter('heard.one', [world.things])] })
    await world.say({ subject: 'a', n: 1 })

    // Two groups: which of them is first is up to them.
    await expect.poll(() => world.effects('heard.one'), within).toHaveLength(2)
    expect(await world.effects('heard.one')).toContainEqual({ subject: 'a', n: 2 })
  })

  test('`committed` hears of what is in the database, and its own failure changes nothing', async () => {
    const world = await makeWorld()
    const heard: number[] = []
    const consumer = counter('heard.one', [world.things])
    await world.start({
      consumers: [
        {
          ...consumer,
          committed: (events) => {
            heard.push(events.length)
            throw new Error('must not, but did')
          },
        },
      ],
    })
    await world.say({ subject: 'a', n: 1 })
    await expect.poll(() => world.effects(), within).toHaveLength(1)
    await world.say({ subject: 'a', n: 2 })

    await expect.poll(() => heard, within).toEqual([1, 1])
    expect(await world.effects()).toHaveLength(2)
  })
}
