// A consumer group with its inbox and a small effect, against the bare transaction with the same statements.
import type { Consumer, Mailbox } from '../../kafka/bus.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import type { Sql } from '../../platform/database.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { newId } from '../../platform/id.ts'
import { median } from '../task/rounds.ts'
import { fill, madeEvents } from './made.ts'
import type { Place } from './place.ts'

const chunk = 200
const atOnce = 3

export async function benchConsuming(
  place: Place,
  { rounds, events }: { rounds: number; events: number },
): Promise<void> {
  const said = place.mailbox('task')
  const heard = place.mailbox('audit')
  await said.worker.query('select 1')
  const rates: { group: number[]; bare: number[] } = { group: [], bare: [] }
  for (let round = -1; round < rounds; round++) {
    process.stderr.write(`\rconsume: ${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}   `)
    const rows = madeEvents(events)
    await publish(place, said, rows)
    const group = await consumeAll(place, heard, `audit.bench${round + 1}`, events)
    const bare = await bareAll(
      heard,
      rows.map(({ event }) => event.id),
    )
    if (round < 0) continue
    rates.group.push(events / group)
    rates.bare.push(events / bare)
  }
  process.stderr.write('\r\x1b[K')
  const [own, peer] = [median(rates.group), median(rates.bare)]
  console.log(`\nA group with its inbox and a small effect, ${rounds} rounds of ${events}`)
  console.log(`  consumer group        ${shown(own)} a second  (goal 10,000)`)
  console.log(`  bare transactions     ${shown(peer)} a second, ${chunk} in each, ${atOnce} at once`)
  console.log(`  group / bare          ${Math.round((own / peer) * 100)} %`)
}

const shown = (rate: number) => Math.round(rate).toLocaleString('en').padStart(8)

async function publish({ settings, log }: Place, said: Mailbox, rows: ReturnType<typeof madeEvents>): Promise<void> {
  await fill(said, rows)
  const bus = kafkaBus({ settings, name: 'bench', log, failpoint: noFailpoints })
  bus.carry(said)
  await bus.start()
  await until(async () => (await said.worker.query('select from task.outbox limit 1')).length === 0)
  await bus.stop()
}

/** A row a batch, so that the effect is small and there. */
const effect = (tx: Sql, group: string, many: number) =>
  tx.query(
    `insert into audit.relay_lease (holder, until) values (1, now()) on conflict (is_only) do update set until = now(), holder = relay_lease.holder + $2 where $1 <> ''`,
    [group, many],
  )

/** Seconds from the first event handled to the last; each is seen once, by its id. */
async function consumeAll({ settings, log }: Place, heard: Mailbox, group: string, events: number): Promise<number> {
  const seen = new Set<string>()
  let began = 0
  let total = 0
  const consumer: Consumer<typeof taskEvents> = {
    group,
    topics: [taskEvents],
    handle: async (batch, tx) => {
      began ||= performance.now()
      await effect(tx, group, batch.length)
    },
    committed: (batch) => {
      for (const { id } of batch) seen.add(id)
      total += batch.length
    },
  }
  const bus = kafkaBus({ settings, name: 'bench', log, failpoint: noFailpoints })
  bus.subscribe(consumer, heard)
  const all = await allSoFar(heard, group, events)
  await bus.start()
  await until(async () => seen.size >= all)
  const took = (performance.now() - began) / 1_000
  await bus.stop()
  if (total !== seen.size) throw new Error(`${total} effects of ${seen.size} events`)
  return (took * events) / all
}

/** A new group reads the topic from its beginning, so it handles what was published in all rounds. */
async function allSoFar({ worker }: Mailbox, group: string, events: number): Promise<number> {
  const [found] = await worker.query<{ many: number }>(`select count(*) as many from audit.inbox where consumer = $1`, [
    group,
  ])
  const round = Number(/\d+$/.exec(group)?.[0] ?? 0)
  return events * (round + 1) - (found?.many ?? 0)
}

async function bareAll({ worker }: Mailbox, ids: readonly string[]): Promise<number> {
  const group = `bare.${newId()}`
  const start = performance.now()
  let next = 0
  const one = async () => {
    while (next < ids.length) {
      const mine = ids.slice(next, next + chunk)
      next += chunk
      await worker.transaction(async (tx) => {
        await tx.query(
          `insert into audit.inbox (consumer, event_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
          [group, mine],
        )
        await effect(tx, group, mine.length)
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  const took = (performance.now() - start) / 1_000
  const [kept] = await worker.query<{ many: number }>(`select count(*) as many from audit.inbox where consumer = $1`, [
    group,
  ])
  if (kept?.many !== ids.length) throw new Error(`${kept?.many} of ${ids.length} were kept`)
  return took
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}
