import { beforeAll, expect, test, vi } from 'vitest'
import { startChild } from '../bus/child-process.ts'
import { makeBus } from '../bus/kafka-bus.maker.ts'
import { openWorld, provisionWorld, type World } from '../bus/world.ts'
import { freshDatabase } from '../support/database.ts'
import { memoryOf } from '../support/faults/memory.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const patience = 300_000
const within = { timeout: 240_000, interval: 250 }
const maker = new URL('../bus/kafka-bus.maker.ts', import.meta.url)
// Until then the heap grows to the size of what is under way at once.
const warmUp = 60_000
const many = 100_000

await describeWithKafka('a process that publishes and consumes', ({ env }) => {
  test(
    `I11: has no more memory after ${many} events than after the first ${warmUp}`,
    async () => {
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
      const world = await openWorld(base.name, makeBus)
      const { pid } = startChild({ maker, things: world.things.name, urls: urlsOf(world) })
      await sayMany(world, 1, warmUp)
      await expect.poll(() => handled(world), within).toBe(warmUp)
      const before = memoryOf(pid).now

      await sayMany(world, warmUp + 1, warmUp + many)
      await expect.poll(() => handled(world), within).toBe(warmUp + many)

      expect(memoryOf(pid).now).toBeLessThan(before * 1.2 + 25)
    },
    patience,
  )
})

/** Of a thousand keys, written by the database itself. */
async function sayMany(world: World, from: number, to: number): Promise<void> {
  const [row] = world.rows([{ subject: 'a', n: 1 }])
  await world.said.worker.query(
    `insert into said.outbox (topic, key, event)
     select $1, 's' || n % 1000, $2::jsonb || jsonb_build_object('id', uuidv7(), 'subject', 's' || n % 1000, 'data', jsonb_build_object('n', n))
     from generate_series($3::int, $4::int) n`,
    [row?.topic, JSON.stringify(row?.event), from, to],
  )
}

async function handled({ heard }: World): Promise<number> {
  const [row] = await heard.worker.query<{ many: number }>('select count(*) as many from heard.inbox')
  return row?.many ?? 0
}

const urlsOf = ({ database }: World) => ({ said: database.url('said_worker'), heard: database.url('heard_worker') })
