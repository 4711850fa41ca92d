// How fast reminders fire and are delivered, against peers in the same run.
import { benchHanding } from './reminders/handing.ts'
import { inPlace } from './reminders/place.ts'
import { runBenches } from './run-benches.ts'

const help = `Usage: npm run bench:reminders [-- hand …]
`
await runBenches(help, {
  hand: () => inPlace((place) => benchHanding(place, { rounds: 5, jobs: 10_000 })),
})
