// How fast events travel by Kafka, against peers in the same run.

import { benchConsuming } from './events/consuming.ts'
import { benchMemory } from './events/memory.ts'
import { inPlace } from './events/place.ts'
import { benchPushing } from './events/pushing.ts'
import { benchRelaying } from './events/relaying.ts'
import { runBenches } from './run-benches.ts'

const help = `Usage: npm run bench:events [-- relay|consume|push|memory …]

Prints medians over interleaved rounds, on a Kafka and a PostgreSQL that are made for it: an outbox emptied by one relay
against the bare producer with the same bytes, a consumer group against its bare transaction, how long after the answer a
subscriber hears (at several rates, apart and in one process), and the memory over a million events. All, unless some
are named; about ten minutes. It needs what npm run kafka needs.
`
await runBenches(help, {
  relay: () => inPlace((place) => benchRelaying(place, { rounds: 7, events: 40_000 })),
  consume: () => inPlace((place) => benchConsuming(place, { rounds: 5, events: 30_000 })),
  memory: () => inPlace((place) => benchMemory(place, { events: 1_000_000, parts: 10 })),
  push: () =>
    inPlace(async (place) => {
      for (const perSecond of [10, 60, 120, 200]) await benchPushing(place, { perSecond, seconds: 12 })
    }),
})
