// How fast the task subgraph is, against peers in the same run.
import { runBenches } from './run-benches.ts'
import { benchFeed } from './task/feed.ts'
import { benchHot } from './task/hot.ts'
import { benchLists } from './task/lists.ts'
import { inPlace } from './task/place.ts'

const help = `Usage: npm run bench:task [-- hot|feed|lists …]

Prints tables of medians over interleaved rounds, on an embedded PostgreSQL that is made for it: mutations against one bare
statement with the same rows, pages of the change feed, and first pages of lists among a million tasks. All, unless some
are named; about five minutes.
`
await runBenches(help, {
  hot: () => inPlace((place) => benchHot(place, 11)),
  feed: () => inPlace((place) => benchFeed(place, 9)),
  lists: () => inPlace((place) => benchLists(place, 7)),
})
