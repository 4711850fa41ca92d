import { beforeAll, expect, test } from 'vitest'
import { makeBus } from '../../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { backlog } from './waiting.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

test('what is counted again and again is counted up to ten thousand: more costs nothing more', async () => {
  const { said } = await openWorld(base.name, makeBus)
  await said.worker.query(`insert into said.dead_letter (consumer, topic, place, headers, error, attempts)
    select 'a', 'things', n, '{}', 'none', 1 from generate_series(1, 10001) as n`)
  await said.worker.query(
    `insert into said.outbox (topic, key, event) select 'things', n, '{}' from generate_series(1, 10001) as n`,
  )

  expect(await backlog(said)).toMatchObject({ rows: 10_000, letters: 10_000 })
})
