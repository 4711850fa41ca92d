// A thousand reminders a second, each due a millisecond after the one before: how late each was committed, by the database's clock.

import { makeDue, openScheduler } from './due.ts'
import { fillPending } from './pending.ts'
import type { Place } from './place.ts'

const warmUpMs = 4_000

export async function benchPunctual(
  place: Place,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<void> {
  await fillPending(place, 200_000)
  const many = perSecond * seconds
  await makeDue(place, many, warmUpMs, 1_000 / perSecond)
  await place.admin.query('analyze reminder.reminder')
  const running = openScheduler(place, () => {})
  running.start()
  const end = performance.now() + warmUpMs + seconds * 1_000 + 10_000
  for (let fired = 0; fired < many; fired = await countFired(place)) {
    process.stderr.write(`\rpunctual: ${fired} of ${many} fired   `)
    if (performance.now() > end) throw new Error(`${fired} of ${many} fired within 10 s of the last one's time`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  await running.stop()
  process.stderr.write('\r\x1b[K')
  const { p50, p99, longest, early } = await latenessOf(place, many)
  if (early > 0) throw new Error(`${early} were early`)
  console.log(`\nDue at ${perSecond.toLocaleString('en')} a second for ${seconds} s: from its time to the commit, ms`)
  console.log(`  p50 ${p50.toFixed(1)}   p99 ${p99.toFixed(1)}  (goal 25)   longest ${longest.toFixed(1)}`)
}

const countFired = async ({ admin }: Place) =>
  (await admin.query<{ many: number }>('select count(*) as many from reminder.fired'))[0]?.many ?? 0

type Lateness = Readonly<{ many: number; p50: number; p99: number; longest: number; early: number }>

async function latenessOf({ admin }: Place, many: number): Promise<Lateness> {
  const [found] = await admin.query<Lateness>(
    `select count(*) as many, count(*) filter (where ms < 0) as early, max(ms) as longest,
       percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.99) within group (order by ms) as p99
     from (
       select (extract(epoch from pg_xact_commit_timestamp(f.xmin) - r.trigger_at) * 1000)::float8 as ms
       from reminder.fired f join reminder.reminder r on r.id = f.reminder_id where r.status = 'SENT'
     ) of`,
  )
  if (found?.many !== many) throw new Error(`${found?.many} of ${many} came in the app`)
  return found
}
