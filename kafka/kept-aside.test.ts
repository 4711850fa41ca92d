import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { thingsTopic } from '../tests/bus/world.topic.ts'
import { provisionWorld } from '../tests/bus/world.ts'
import { freshDatabase } from '../tests/support/database.ts'
import { ripe } from './kept-aside.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const known = { group: 'heard.one', topics: [thingsTopic('things')], except: [] }

/** A worker, and a table with so many rows of a large body each; `version` is SQL by `n`, the row's number. */
async function keptAside(rows: number, version: string) {
  const database = await freshDatabase(base.name, onTestFinished)
  const worker = database.open('heard_worker')
  await worker.query(`insert into heard.kept_aside (consumer, topic, key, place, body, headers, version, reason, holds)
    select 'heard.one', 'things', n / 10, n, convert_to(repeat(md5(n::text), 45), 'utf8'), '{}', ${version}, 'newer', true
    from generate_series(1, ${rows}) as n`)
  await worker.query('analyze heard.kept_aside') // as autovacuum does
  return worker
}

const rowsRead = `select seq_tup_read + coalesce(idx_tup_fetch, 0) as n from pg_stat_xact_user_tables
  where relid = 'heard.kept_aside'::regclass`
const bytesPutAside = 'select temp_bytes as n from pg_stat_database where datname = current_database()'

test('a batch of what is ripe costs no more the more there is behind it', async () => {
  const worker = await keptAside(10_000, 'null')

  const { found, read } = await worker.transaction(async (tx) => ({
    found: await ripe(tx, 'heard', known),
    read: await tx.query<{ n: number }>(rowsRead),
  }))

  expect(found.map(({ place }) => place)).toEqual(Array.from({ length: 200 }, (_, index) => `${index + 1}`))
  expect(read[0]?.n).toBeLessThan(2_000)
})

test('to find nothing ripe no body is moved, however much is kept', async () => {
  const worker = await keptAside(10_000, 'case when n % 10 = 0 or n < 10 then 2 end') // each key begins with a newer one
  const before = await worker.query(bytesPutAside)

  const found = await worker.transaction(async (tx) => {
    const rows = await ripe(tx, 'heard', known)
    await tx.query('select pg_stat_force_next_flush()')
    return rows
  })

  expect(found).toEqual([])
  expect(await worker.query(bytesPutAside)).toEqual(before)
})

test('what is behind a newer one with the same key is passed over, and what is before it is not', async () => {
  const worker = await keptAside(30, 'case when n = 15 then 2 end')

  const found = await ripe(worker, 'heard', known)

  expect(found.map(({ place }) => Number(place))).toEqual([
    ...Array.from({ length: 14 }, (_, index) => index + 1),
    ...Array.from({ length: 11 }, (_, index) => index + 20),
  ])
})
