// How fast messages are understood, beside a parser of dates alone in the same run, and the longest that one can take.
import { benchMessages } from './interpreter/rates.ts'
import { benchShapes } from './interpreter/shapes.ts'
import { runBenches } from './run-benches.ts'

const help = `Usage: npm run bench:interpreter [-- messages|shapes …]

Prints messages a second of CPU time, the median of interleaved rounds, beside chrono-node's casual.parse over the same
5,000 texts, and the longest single message; then the same for shapes of 4,000 characters that are made to be slow. Both,
unless one is named; about half a minute. The texts are those of the open part of the evaluation, varied by a seed.
`
await runBenches(help, {
  messages: () => benchMessages({ rounds: 9, messages: 5_000 }),
  shapes: () => benchShapes({ tries: 5 }),
})
