// Pages of 100 of `changes`, one reader on one core, against the bare select of the same rows.
import { Client } from 'pg'
import { newId } from '../../platform/id.ts'
import type { Place } from './place.ts'
import { medians, rate } from './rounds.ts'
import { withSubgraph } from './subgraph.ts'

const owner = 'reader'
const changes = 20_000
const perPage = 100

type Page = Readonly<{
  changes: Readonly<{ nodes: readonly Readonly<{ id: string }>[]; pageInfo: { endCursor: string } }>
}>
const query = `query($after: Cursor) { changes(first: ${perPage}, after: $after) {
  nodes { id cursor kind at changed taskId } pageInfo { endCursor hasNextPage } } }`

export async function benchFeed(place: Place, rounds: number): Promise<void> {
  const client = new Client({ connectionString: place.url('task_worker') })
  await client.connect()
  try {
    await client.query(
      `insert into task.change (owner_id, number, id, task_id, kind, at, actor_type, actor_id, changed, correlation_id)
       select $1, n, uuidv7(), $2, 'UPDATED', now(), 'USER', $1, '{title}', 'bench' from generate_series(1, $3::int) n`,
      [owner, newId(), changes],
    )
    await client.query('insert into task.feed values ($1, $2)', [owner, changes])
    await analyze(place)
    await withSubgraph(place, async (ask) => {
      const after: (string | null)[] = [null]
      for (let at = 0; at < changes / perPage - 1; at++)
        after.push((await ask<Page>(owner, query, { after: after.at(-1) })).changes.pageInfo.endCursor)
      const [page = Number.NaN, bare = Number.NaN] = await medians(
        [
          {
            name: 'changes',
            once: async (index) => {
              const { nodes } = (await ask<Page>(owner, query, { after: after[index % after.length] })).changes
              if (nodes.length !== perPage) throw new Error(`a page of ${nodes.length} changes`)
            },
          },
          {
            name: 'bare',
            once: async (index) => {
              const { rows } = await client.query({
                name: 'bare changes',
                text: 'select * from task.change where owner_id = $1 and number > $2 order by number limit 100',
                values: [owner, (index % after.length) * perPage],
              })
              if (rows.length !== perPage) throw new Error(`a bare page of ${rows.length} changes`)
            },
          },
        ],
        { rounds, perRound: 400, atOnce: 1 },
        'changes',
      )
      console.log(
        `\n\`changes\`, pages of ${perPage}, one after the other: ${rate(page)} a second; the bare select: ${rate(bare)}`,
      )
    })
  } finally {
    await client.end()
  }
}

async function analyze({ url }: Place): Promise<void> {
  const client = new Client({ connectionString: url('task_owner') })
  await client.connect()
  try {
    await client.query('analyze task.change')
  } finally {
    await client.end()
  }
}
