// The first page of `tasks` for an owner of many tasks among many, against an owner of few.
import { Client } from 'pg'
import type { Place } from './place.ts'
import { median } from './rounds.ts'
import { type Asked, withSubgraph } from './subgraph.ts'

const most = { owner: 'owner of 100,000', tasks: 100_000 }
const few = { owner: 'owner of 100', tasks: 100 }
const others = { owners: 9_000, tasks: 100 }
const page = 25

const orders = ['DUE_ASC', 'DUE_DESC', 'CREATED_ASC', 'CREATED_DESC', 'UPDATED_DESC', 'PRIORITY_DESC', 'TITLE_ASC']
const filters: Readonly<Record<string, object>> = {
  'no filter': {},
  'status: every': { status: ['ACTIVE', 'COMPLETED', 'DELETED'] },
  'priority: HIGH': { priority: ['HIGH'] },
  tagsAll: { tagsAll: ['tag-3'] },
  tagsAny: { tagsAny: ['tag-3', 'tag-4'] },
  'dueFrom, dueUntil': { dueFrom: '2030-01-10T00:00:00Z', dueUntil: '2030-01-20T00:00:00Z' },
  'hasDue: false': { hasDue: false },
  isOverdue: { isOverdue: false },
  'text: one of a hundred': { text: '42' },
  'text: every one': { text: 'milk' },
}

const insert = `
  insert into task.task (id, owner_id, title, description, status, priority, tags, due_date, due_time, due_zone, due_at,
    due_starts_at, version, created_at, updated_at, completed_at, deleted_at)
  select uuidv7(), owner, format('Buy milk %s', n), null, (array['ACTIVE','ACTIVE','ACTIVE','COMPLETED','DELETED'])[1 + n % 5],
    1 + n % 3, array[format('tag-%s', n % 7)], case when n % 4 > 0 then to_char(day, 'YYYY-MM-DD') end,
    case when n % 4 > 0 then '09:00' end, case when n % 4 > 0 then 'UTC' end, case when n % 4 > 0 then day end,
    case when n % 4 > 0 then day end, 1, at, at, null, null
  from (
    select n, $1 || case when $3 > 1 then (n % $3)::text else '' end as owner,
      timestamptz '2030-01-01 09:00Z' + n % 365 * interval '1 day' as day, now() - n * interval '1 second' as at
    from generate_series(1, $2::int) n) made`

/** Without its indexes while it is filled, which takes a tenth of the time. */
async function fill({ url }: Place): Promise<void> {
  const owner = new Client({ connectionString: url('task_owner') })
  const worker = new Client({ connectionString: url('task_worker') })
  await Promise.all([owner.connect(), worker.connect()])
  try {
    const { rows: indexes } = await owner.query<{ name: string; text: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
       where indrelid = 'task.task'::regclass and not indisunique`,
    )
    for (const { name } of indexes) await owner.query(`drop index ${name}`)
    await insertAll(worker)
    for (const { name, text } of indexes) {
      process.stderr.write(`\r\x1b[Kbuilding ${name}`)
      await owner.query(text)
    }
    process.stderr.write('\r\x1b[Kvacuum and analyze')
    await owner.query('vacuum analyze task.task')
    process.stderr.write('\r\x1b[K')
  } finally {
    await Promise.all([owner.end(), worker.end()])
  }
}

async function insertAll(worker: Client): Promise<void> {
  for (const { owner, tasks } of [most, few]) {
    process.stderr.write(`\r\x1b[Kmaking the tasks of the ${owner}`)
    await worker.query(insert, [owner, tasks, 1])
  }
  for (let batch = 0; batch < 9; batch++) {
    process.stderr.write(`\r\x1b[Kmaking the tasks of ${others.owners} others: ${batch + 1} of 9`)
    await worker.query(insert, [`other ${batch} `, (others.owners * others.tasks) / 9, others.owners / 9])
  }
}

type Page = Readonly<{ tasks: Readonly<{ nodes: readonly Readonly<{ id: string; title: string }>[] }> }>

const query = `query($filter: TaskFilter, $orderBy: TaskOrder) {
  tasks(filter: $filter, orderBy: $orderBy, first: ${page}) { nodes { id title } pageInfo { hasNextPage } } }`

async function timeOf(ask: Asked, owner: string, variables: Record<string, unknown>, least: number): Promise<number> {
  const start = performance.now()
  const { tasks } = await ask<Page>(owner, query, variables)
  const took = performance.now() - start
  if (tasks.nodes.length < least)
    throw new Error(`${owner}: a page of ${tasks.nodes.length} for ${JSON.stringify(variables)}`)
  return took
}

export const benchLists = async (place: Place, rounds: number): Promise<void> => {
  await fill(place)
  await withSubgraph(place, async (ask) => {
    console.log(
      `\nfirst page of ${page}, milliseconds for the owner of 100,000 among 1,000,000 (times that of an owner of 100)`,
    )
    console.log(`| filter | ${orders.join(' | ')} |\n|---|${orders.map(() => '---:').join('|')}|`)
    for (const [name, filter] of Object.entries(filters)) {
      const cells: string[] = []
      for (const orderBy of orders) cells.push(await cell(ask, { filter, orderBy }, rounds))
      console.log(`| ${name} | ${cells.join(' | ')} |`)
    }
  })
}

async function cell(ask: Asked, variables: Record<string, unknown>, rounds: number): Promise<string> {
  const times = { most: [] as number[], few: [] as number[] }
  for (let round = -2; round < rounds; round++) {
    const [ofMost, ofFew] = [await timeOf(ask, most.owner, variables, 1), await timeOf(ask, few.owner, variables, 0)]
    if (round < 0) continue
    times.most.push(ofMost)
    times.few.push(ofFew)
  }
  const [ofMost, ofFew] = [median(times.most), median(times.few)]
  return `${ofMost.toFixed(1)} (${(ofMost / ofFew).toFixed(1)})`
}
