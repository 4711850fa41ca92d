import { expect, test } from 'vitest'
import { startChild } from './child-process.ts'
import { type Counted, counter } from './counter.ts'
import { within } from './within.ts'
import type { MakeWorld } from './world.ts'

const counts = (to: number): Counted[] => Array.from({ length: to }, (_, index) => ({ subject: 'a', n: index + 1 }))

export function crashRules(makeWorld: MakeWorld, maker: URL): void {
  test('stopping waits for what is being handled, starts nothing more, and the next one goes on from there', async () => {
    const world = await makeWorld()
    const entered = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const first = await world.start({
      consumers: [
        counter('heard.one', [world.things], async () => {
          entered.resolve()
          await gate.promise
        }),
      ],
    })
    await world.say({ subject: 'a', n: 1 })
    await entered.promise
    let isStopped = false
    const stopping = first.stop().then(() => {
      isStopped = true
    })
    await world.say({ subject: 'a', n: 2 })
    expect(isStopped).toBe(false)
    gate.resolve()
    await stopping
    expect(await world.effects()).toEqual(counts(1))

    await world.start({ consumers: [counter('heard.one', [world.things])] })
    await expect.poll(() => world.effects(), within).toEqual(counts(2))
  })

  test('I2: killed between effect and mark, and after it by another process: one effect each', async () => {
    const world = await makeWorld()
    await world.say(...counts(3))
    const child = startChild({
      maker,
      things: world.things.name,
      urls: urlsOf(world.database),
      failpoint: 'bus.after-effect',
    })

    expect(await child.ended).toBe('SIGKILL')
    expect(await world.effects()).toEqual(counts(3))

    await world.start({ consumers: [counter('heard.one', [world.things])] })
    await world.say({ subject: 'a', n: 4 })
    await expect.poll(() => world.effects(), within).toEqual(counts(4))
    await expect.poll(() => world.waiting(), within).toBe(0)
  })

  test('I2: killed before its effect is committed: another process has the effect, once', async () => {
    const world = await makeWorld()
    await world.say(...counts(3))
    const admin = world.database.open()
    await admin.transaction(async (tx) => {
      await tx.query('lock table heard.effect in share mode')
      const child = startChild({ maker, things: world.things.name, urls: urlsOf(world.database) })
      const stuck = `select from pg_stat_activity
        where datname = current_database() and usename = 'heard_worker' and wait_event_type = 'Lock'`
      await expect.poll(() => admin.query(stuck), within).toHaveLength(1)
      await child.kill()
    })

    await world.start({ consumers: [counter('heard.one', [world.things])] })
    await expect.poll(() => world.effects(), within).toEqual(counts(3))
    await expect.poll(() => world.waiting(), within).toBe(0)
  })

  test('F13: every connection of its own is killed, again and again: it goes on by itself, with one effect each', async () => {
    const world = await makeWorld()
    const bus = await world.start({ consumers: [counter('heard.one', [world.things])] })
    const admin = world.database.open()
    for (const one of counts(40)) {
      await world.say(one)
      if (one.n % 10 !== 0) continue
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename in ('said_worker', 'heard_worker')`)
    }

    await expect.poll(() => world.effects(), within).toEqual(counts(40))
    await expect.poll(() => bus.trouble(), within).toBeNull()
    await expect.poll(() => world.waiting(), within).toBe(0)
    expect(await world.deadLetters()).toEqual([])
  })
}

const urlsOf = (database: { url(role: string): string }) => ({
  said: database.url('said_worker'),
  heard: database.url('heard_worker'),
})
