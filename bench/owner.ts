// How much row-level security costs by the way in which the owner is told: `node bench/owner.ts [rounds]`.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { newId } from '../platform/id.ts'
import { type Note, prepareNotes } from './owner/notes.ts'
import { type Way, waysTo } from './owner/ways.ts'

const atOnce = 16
const settings = { max_connections: '200' } // each way has connections of its own
const perRound = 1_600
const rounds = Number(process.argv[2] ?? 15)

type Work = Readonly<{ name: 'read' | 'insert'; once: (way: Way, index: number) => Promise<void> }>

async function main() {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir, secret: randomBytes(32), settings, log: () => {} })
  try {
    const { urlFor, kept } = await prepareNotes(postgres.url('postgres'))
    const ways = waysTo(urlFor, atOnce)
    try {
      for (const work of worksOn(kept)) printTable(work.name, ways, await measure(ways, work))
    } finally {
      await Promise.all(ways.map(({ close }) => close()))
    }
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const worksOn = (kept: readonly Note[]): Work[] => [
  {
    name: 'read',
    once: async (way, index) => {
      const wanted = at(kept, index * 37)
      expectSame(way, await way.read(wanted.owner_id, wanted.id), wanted)
    },
  },
  {
    name: 'insert',
    once: async (way, index) => {
      const note = { id: newId(), owner_id: at(kept, index * 37).owner_id, body: `note ${index}` }
      expectSame(way, await way.insert(note.owner_id, note.id, note.body), note)
    },
  },
]

function expectSame({ name }: Way, rows: readonly Note[], { id, owner_id, body }: Note): void {
  const [row] = rows
  if (rows.length !== 1 || row?.id !== id || row.owner_id !== owner_id || row.body !== body)
    throw new Error(`${name}: expected the row ${id} of ${owner_id}, got ${JSON.stringify(rows)}`)
}

/** Milliseconds per round, for each way; the ways take turns, and each round begins with another one. */
async function measure(ways: readonly Way[], work: Work): Promise<number[][]> {
  const times: number[][] = ways.map(() => [])
  for (let round = -1; round < rounds; round++) {
    process.stderr.write(`\r${work.name}: ${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}   `)
    for (const turn of ways.keys()) {
      const index = (turn + round + 1) % ways.length
      const took = await timeOf(at(ways, index), work)
      if (round >= 0) times[index]?.push(took)
    }
  }
  process.stderr.write('\r\x1b[K')
  return times
}

async function timeOf(way: Way, { once }: Work): Promise<number> {
  const start = performance.now()
  let next = 0
  const worker = async () => {
    while (next < perRound) await once(way, next++)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return performance.now() - start
}

function printTable(name: string, ways: readonly Way[], times: readonly number[][]): void {
  const floor = median(times[0] ?? [])
  console.log(`\n${name}, ${atOnce} at once, ${rounds} rounds of ${perRound}, ${cpus().length} x ${cpus()[0]?.model}`)
  console.log('| way | µs each | ratio |\n|---|---:|---:|')
  for (const [index, way] of ways.entries()) {
    const took = median(times[index] ?? [])
    console.log(`| ${way.name} | ${((took / perRound) * 1_000).toFixed(0)} | ${(took / floor).toFixed(2)} |`)
  }
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('the list is empty')
  return item
}

await main()
