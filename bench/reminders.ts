// How fast reminders fire and are delivered, against peers in the same run.
import { benchHanding } from './reminders/handing.ts'
import { benchPending } from './reminders/pending.ts'
import { inPlace } from './reminders/place.ts'
import { benchPunctual } from './reminders/punctual.ts'
import { runBenches } from './run-benches.ts'

const help = `Usage: npm run bench:reminders [-- hand …]
`
await runBenches(help, {
  hand: () => inPlace((place) => benchHanding(place, { rounds: 5, jobs: 10_000 })),
  punctual: () => inPlace((place) => benchPunctual(place, { perSecond: 1_000, seconds: 30 })),
  pending: () => inPlace((place) => benchPending(place, { rounds: 5, jobs: 10_000 })),
})
