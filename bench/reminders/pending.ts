// Ten million reminders that wait for their time, against two hundred thousand, in two databases of one server.
import { nextClaimMs } from '../../subgraphs/reminder/reminder.claims.ts'
import { median } from '../task/rounds.ts'
import { fireAll, makeDue } from './due.ts'
import type { Place, Tables } from './place.ts'

const steps = 20

// Over a year from tomorrow on, of 10,000 people, as a primary key that grows with time has them.
const insert = `
  insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, created_at, version,
    correlation_id, causation_id, claim_at)
  select uuidv7(), 'owner ' || n::bigint * 7919 % 10000, uuidv7(), at, at, 'PENDING', '{IN_APP}', now(), 1, 'bench', 'bench', at
  from (
    select n, date_trunc('milliseconds', now()) + interval '1 day' + n::bigint * 7919 % 31536000 * interval '1 second' as at
    from generate_series($1::int, $2::int) n
  ) made`

/** Without its indexes while it is filled, which takes a fifth of the time. */
export async function fillPending({ admin }: Tables, many: number): Promise<void> {
  const say = (what: string) => process.stderr.write(`\r\x1b[K${many.toLocaleString('en')} pending: ${what}`)
  const indexes = await admin.query<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = 'reminder.reminder'::regclass and not indisunique`,
  )
  for (const { name } of indexes) await admin.query(`drop index ${name}`)
  for (let step = 0; step < steps; step++) {
    say(`${step} of ${steps} parts`)
    await admin.query(insert, [(step * many) / steps + 1, ((step + 1) * many) / steps])
  }
  for (const { name, text } of indexes) {
    say(`building ${name}`)
    await admin.query(text)
  }
  say('vacuum and analyze')
  await admin.query('vacuum analyze reminder.reminder')
  process.stderr.write('\r\x1b[K')
}

export async function benchPending(place: Place, { rounds, jobs }: { rounds: number; jobs: number }): Promise<void> {
  const few = await place.copy('few')
  await fillPending(few, 200_000)
  await whileLoading(place, () => fillPending(place, 10_000_000))
  const rates: { many: number[]; few: number[] } = { many: [], few: [] }
  for (let round = -1; round < rounds; round++) {
    process.stderr.write(`\rpending: ${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}   `)
    for (const who of round % 2 === 0 ? (['many', 'few'] as const) : (['few', 'many'] as const)) {
      const tables = who === 'many' ? place : few
      await makeDue(tables, jobs, -60_000, 0)
      await place.admin.query('checkpoint')
      const took = await fireAll(tables, jobs)
      if (round >= 0) rates[who].push((jobs / took) * 1_000)
    }
  }
  process.stderr.write('\r\x1b[K')
  const [many, peer] = [median(rates.many), median(rates.few)]
  console.log(`\nThe scheduler, ${rounds} rounds of ${jobs.toLocaleString('en')} beside so many pending, medians`)
  console.log(`      200,000 pending   ${shown(peer)} a second, a look that finds nothing ${await emptyPoll(few)} ms`)
  console.log(`   10,000,000 pending   ${shown(many)} a second, a look that finds nothing ${await emptyPoll(place)} ms`)
  console.log(`   200,000 / 10,000,000 ${(peer / many).toFixed(2).padStart(8)}  (goal 1.15 at most; a look under 1 ms)`)
}

const shown = (rate: number) => Math.round(rate).toLocaleString('en').padStart(8)

/** With room for its log meanwhile, as checkpoints would write everything twice. */
async function whileLoading({ admin }: Tables, load: () => Promise<void>): Promise<void> {
  const set = async (statement: string) => {
    await admin.query(statement)
    await admin.query('select pg_reload_conf()')
  }
  await set(`alter system set max_wal_size = '16GB'`)
  await set(`alter system set maintenance_work_mem = '512MB'`)
  await load()
  await set('alter system reset all')
  await admin.query('checkpoint')
}

async function emptyPoll({ worker }: Tables): Promise<string> {
  const times: number[] = []
  for (let look = 0; look < 300; look++) {
    const start = performance.now()
    const ms = await nextClaimMs(worker)
    times.push(performance.now() - start)
    if (ms === null || ms < 1_000) throw new Error(`the next one is ${ms} ms away`)
  }
  return median(times).toFixed(2)
}
