// How fast reminders fire and are delivered, against peers in the same run.
import { benchHanding } from './reminders/handing.ts'
import { benchMails } from './reminders/mails.ts'
import { benchPending } from './reminders/pending.ts'
import { inPlace } from './reminders/place.ts'
import { benchPunctual } from './reminders/punctual.ts'
import { runBenches } from './run-benches.ts'

const help = `Usage: npm run bench:reminders [-- hand|punctual|mail|pending …]

Prints medians over interleaved rounds, on an embedded PostgreSQL that is made for it: claims with a handler that writes one
outbox row against graphile-worker with the same, how late a thousand reminders a second are, mails against the pool of
nodemailer with the same ones, and the scheduler beside ten million reminders that wait. All, unless some are named; about
six minutes, and 8 GB of disk.
`
await runBenches(help, {
  hand: () => inPlace((place) => benchHanding(place, { rounds: 11, jobs: 10_000 })),
  punctual: () => inPlace((place) => benchPunctual(place, { perSecond: 1_000, seconds: 30 })),
  mail: () => inPlace((place) => benchMails(place, { rounds: 3, mails: 4_000 })),
  pending: () => inPlace((place) => benchPending(place, { rounds: 5, jobs: 10_000 })),
})
