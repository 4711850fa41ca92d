import { expect, test } from 'vitest'
import type { Statement } from '../../platform/database.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { claimDue, findNext } from './reminder.claims.ts'

const database = await freshDatabase()
const [admin, worker] = [database.open(), database.open('reminder_worker', 1)]

type Plan = Readonly<{
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: readonly Plan[]
}>

/** The pages that a statement of the scheduler's reads, and how it comes by its rows. */
async function planOf({ text }: Statement) {
  const [row] = await worker.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, buffers, format json) ${text}`,
  )
  const all = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(all)]
  const plans = row ? all(row['QUERY PLAN'][0].Plan) : []
  const [top] = plans
  return {
    pages: top ? top['Shared Hit Blocks'] + top['Shared Read Blocks'] : Number.NaN,
    readsAll: plans.filter((plan) => plan['Node Type'] === 'Seq Scan').map((plan) => plan['Relation Name']),
  }
}

/**
 * Whoever looks first passes all of the dead, and marks them for those who come after: but for what an older transaction, such
 * as that of an automatic analyze, might still see. That it is over, a session notices once there is a newer one.
 */
async function pagesOfNextLook() {
  await admin.query('select pg_current_xact_id()')
  return (await planOf(findNext)).pages
}

test('beside 100,000 dead rows and as many that wait, what is due is found by the index, and so is that nothing is', async () => {
  await admin.query('alter table reminder.reminder set (autovacuum_enabled = off)')
  await admin.query(
    `insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, created_at, version, correlation_id, causation_id, claim_at)
     select uuidv7(), 'owner ' || n % 100, uuidv7(), at, at, 'PENDING', '{IN_APP}', at, 1, 'cid', 'cause', at
     from (select n, now() + case when n % 2 = 0 then interval '1 day' else interval '-1 day' end as at from generate_series(1, 200000) n) of`,
  )
  await admin.query(`update reminder.reminder set claim_at = null, status = 'SENT' where claim_at < now()`)
  await admin.query('analyze reminder.reminder')
  await expect.poll(pagesOfNextLook).toBeLessThan(450)

  const look = await planOf(findNext)
  const empty = await planOf(claimDue)
  await admin.query(
    `update reminder.reminder set claim_at = now() where id in (select id from reminder.reminder where claim_at > now() limit 10)`,
  )
  const ten = await planOf(claimDue)

  expect([look, empty, ten].map(({ readsAll }) => readsAll)).toEqual([[], [], []])
  // A leaf of the index holds some 250 of the dead.
  expect(look.pages).toBeLessThan(450)
  expect(empty.pages).toBeLessThan(450)
  expect(ten.pages).toBeLessThan(900)
}, 60_000)

test('where nearly all are due, those that are claimed are still found one by one', async () => {
  await admin.query('truncate reminder.reminder cascade')
  await admin.query(
    `insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, created_at, version, correlation_id, causation_id, claim_at)
     select uuidv7(), 'owner ' || n % 100, uuidv7(), now(), now(), 'PENDING', '{IN_APP}', now(), 1, 'cid', 'cause', now()
     from generate_series(1, 20000) n`,
  )
  await admin.query('analyze reminder.reminder')

  expect((await planOf(claimDue)).readsAll).toEqual([])
})
