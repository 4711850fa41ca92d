// Claim and hand over: what the scheduler does, and a handler that writes one outbox row against graphile-worker with the same.

import { enqueue } from '../../kafka/outbox.ts'
import { statement } from '../../platform/database.ts'
import { claim, type Lease } from '../../subgraphs/reminder/reminder.claims.ts'
import { median } from '../task/rounds.ts'
import { fireAll, makeDue } from './due.ts'
import { addJobs, graphileAll } from './graphile.ts'
import { rowFor } from './handed.ts'
import type { Place } from './place.ts'

type Runs = Readonly<Record<string, Readonly<{ prepare: () => Promise<unknown>; run: () => Promise<number> }>>>

export async function benchHanding(place: Place, { rounds, jobs }: { rounds: number; jobs: number }): Promise<void> {
  const runs: Runs = {
    scheduler: { prepare: () => makeDue(place, jobs, -60_000, 0), run: () => fireAll(place, jobs) },
    handler: { prepare: () => makeDue(place, jobs, -60_000, 0), run: () => handAll(place) },
    graphile: { prepare: () => addJobs(place, jobs), run: () => graphileAll(place, jobs) },
  }
  const rates = await inTurns(place, runs, { rounds, jobs })
  const of = (name: string) => median(rates[name] ?? [])
  console.log(`\nDue and claimed to committed, ${rounds} rounds of ${jobs.toLocaleString('en')}, medians`)
  console.log(`  the scheduler, all that it does   ${shown(of('scheduler'))} a second`)
  console.log(`  claims, one outbox row each       ${shown(of('handler'))} a second`)
  console.log(`  graphile-worker, one outbox row   ${shown(of('graphile'))} a second`)
  console.log(`  claims / graphile-worker          ${(of('handler') / of('graphile')).toFixed(2)}  (goal 2)`)
  console.log(`  scheduler / graphile-worker       ${(of('scheduler') / of('graphile')).toFixed(2)}`)
}

const shown = (rate: number) => Math.round(rate).toLocaleString('en').padStart(8)

/** Rates a second of each; the one that begins changes from round to round. */
async function inTurns(place: Place, runs: Runs, { rounds, jobs }: { rounds: number; jobs: number }) {
  const rates: Record<string, number[]> = Object.fromEntries(Object.keys(runs).map((name) => [name, []]))
  const names = Object.keys(runs)
  for (let round = -1; round < rounds; round++) {
    process.stderr.write(`\rhand: ${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}   `)
    for (const turn of names.keys()) {
      const name = names[(turn + round + 1) % names.length] ?? ''
      await empty(place)
      await runs[name]?.prepare()
      await place.admin.query('checkpoint')
      const took = (await runs[name]?.run()) ?? Number.NaN
      await check(place, name, jobs)
      if (round >= 0) rates[name]?.push((jobs / took) * 1_000)
    }
  }
  process.stderr.write('\r\x1b[K')
  return rates
}

const empty = ({ admin }: Place) =>
  admin.query(
    'truncate reminder.reminder, reminder.delivery, reminder.task, reminder.fired, reminder.fired_head, reminder.outbox',
  )

async function check({ admin }: Place, name: string, jobs: number): Promise<void> {
  const [found] = await admin.query<{ rows: number; keys: number }>(
    `select count(*) as rows, count(distinct key) as keys from reminder.outbox where topic = 'reminders'`,
  )
  if (found?.rows !== jobs || found.keys !== jobs) throw new Error(`${name}: ${found?.rows} rows for ${jobs} jobs`)
}

const end = statement(
  `update reminder.reminder r set status = 'SENT', sent_at = now(), fired_at = now(), version = r.version + 1, claim_at = null, fence = r.fence + 1
   from unnest($1::uuid[], $2::bigint[]) as claimed(id, fence) where r.id = claimed.id and r.fence = claimed.fence`,
)

async function handAll({ worker }: Place): Promise<number> {
  const start = performance.now()
  for (let leases: Lease[] = await claim(worker); leases.length > 0; leases = await claim(worker)) {
    const rows = leases.flatMap(({ taskId, id }) => rowFor(taskId, id))
    const ended = [leases.map(({ id }) => id), leases.map(({ fence }) => fence)]
    // Sent one behind the other without waiting for answers, as the scheduler does.
    await worker.transaction((tx) => Promise.all([tx.query(end, ended), enqueue(tx, 'reminder', rows)]))
  }
  return performance.now() - start
}
