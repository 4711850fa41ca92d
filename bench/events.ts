// How fast events travel by Kafka, against peers in the same run.
import { cpus } from 'node:os'
import { benchConsuming } from './events/consuming.ts'
import { benchMemory } from './events/memory.ts'
import { inPlace, type Place } from './events/place.ts'
import { benchPushing } from './events/pushing.ts'
import { benchRelaying } from './events/relaying.ts'

const help = `Usage: npm run bench:events [-- relay|consume|push|memory …]

Prints medians over interleaved rounds, on a Kafka and a PostgreSQL that are made for it: an outbox emptied by one relay
against the bare producer with the same bytes, a consumer group against its bare transaction, how long after the answer a
subscriber hears (200 mutations a second, apart and in one process), and the memory over a million events. All, unless some
are named; about ten minutes. It needs what npm run kafka needs.
`
const benches: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  relay: (place) => benchRelaying(place, { rounds: 7, events: 40_000 }),
  consume: (place) => benchConsuming(place, { rounds: 5, events: 30_000 }),
  push: (place) => benchPushing(place, { perSecond: 200, seconds: 30 }),
  memory: (place) => benchMemory(place, { events: 1_000_000, parts: 10 }),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stdout.write(help)
  process.exitCode = asked.includes('--help') ? 0 : 1
} else {
  console.log(`${cpus().length} x ${cpus()[0]?.model}`)
  for (const [name, bench] of Object.entries(benches))
    if (asked.length === 0 || asked.includes(name)) await inPlace(bench)
}
