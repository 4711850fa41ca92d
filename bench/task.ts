// How fast the task subgraph is, against peers in the same run.
import { cpus } from 'node:os'
import { benchFeed } from './task/feed.ts'
import { benchHot } from './task/hot.ts'
import { benchLists } from './task/lists.ts'
import { inPlace, type Place } from './task/place.ts'

const help = `Usage: npm run bench:task [-- hot|feed|lists …]

Prints tables of medians over interleaved rounds, on an embedded PostgreSQL that is made for it: mutations against one bare
statement with the same rows, pages of the change feed, and first pages of lists among a million tasks. All, unless some
are named; about five minutes.
`
const benches: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  hot: (place) => benchHot(place, 11),
  feed: (place) => benchFeed(place, 9),
  lists: (place) => benchLists(place, 7),
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
