import { beforeAll, expect, test } from 'vitest'
import { newId } from '../platform/id.ts'
import { makeBus } from '../tests/bus/embedded-bus.maker.ts'
import { openWorld, provisionWorld } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { forgetOld, unseen } from './inbox.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

test('each group sees an event once', async () => {
  const { heard } = await openWorld(base.name, makeBus)
  const [first, second] = [newId(), newId()]

  expect(await unseen(heard.worker, 'heard', 'heard.one', [first, first])).toEqual(new Set([first]))
  expect(await unseen(heard.worker, 'heard', 'heard.one', [first, second])).toEqual(new Set([second]))
  expect(await unseen(heard.worker, 'heard', 'heard.two', [first])).toEqual(new Set([first]))
})

test('I2: what comes again, as from a log published anew, is remembered for eight days from then', async () => {
  const { heard } = await openWorld(base.name, makeBus)
  const id = newId()
  const later = () => heard.worker.query(`update heard.inbox set handled_at = handled_at - interval '7 days'`)
  await unseen(heard.worker, 'heard', 'heard.one', [id])

  for (let time = 0; time < 2; time++) {
    await later()
    await forgetOld(heard)
    expect(await unseen(heard.worker, 'heard', 'heard.one', [id, id])).toEqual(new Set())
  }
})

test('what is older than eight days is forgotten, all of it, and nothing younger', async () => {
  const { heard } = await openWorld(base.name, makeBus)
  await heard.worker.query(
    `insert into heard.inbox select 'heard.one', gen_random_uuid(), now() - interval '8 days 1 minute' from generate_series(1, 2500)`,
  )
  await heard.worker.query(
    `insert into heard.inbox select 'heard.one', gen_random_uuid(), now() - interval '7 days 23 hours' from generate_series(1, 3)`,
  )

  await forgetOld(heard)

  expect(await heard.worker.query('select count(*) from heard.inbox')).toEqual([{ count: 3 }])
})
