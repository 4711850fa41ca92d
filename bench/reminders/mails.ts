// Deliveries to a mail server that takes 50 ms over each, against the pool of nodemailer with the same mails.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createTransport } from 'nodemailer'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { deliveries } from '../../subgraphs/reminder/delivery/deliveries.ts'
import type { Parcel } from '../../subgraphs/reminder/domain/parcel.ts'
import { mailCarrier } from '../../subgraphs/reminder/mail/mail.carrier.ts'
import { type House, mailOf } from '../../subgraphs/reminder/mail/mail.ts'
import { median } from '../task/rounds.ts'
import { fireAll, makeDue, reader } from './due.ts'
import type { Place } from './place.ts'

const atOnce = 50
const log = createLog('warn', 'bench')
const house: House = {
  sender: { name: 'Tickler', address: 'tickler@mail.example.org' },
  home: 'https://tickler.example.org',
  unsubscribeUrl: () => 'https://tickler.example.org/unsubscribe/token',
}

type Told = Readonly<{ mails: number; ids: number; mostInHand: number }>

export async function benchMails(place: Place, { rounds, mails }: { rounds: number; mails: number }): Promise<void> {
  const sink = await openSink()
  await place.admin.query(
    `insert into reminder.preference (owner_id, email, email_verified_at, version)
     select 'owner ' || n, 'owner-' || n || '@example.org', now(), 1 from generate_series(0, 9999) n`,
  )
  const parcels: Parcel[] = []
  const rates: { own: number[]; bare: number[] } = { own: [], bare: [] }
  const memory: number[] = []
  let mostInHand = 0
  const round = async (who: 'own' | 'bare'): Promise<number> => {
    const took = who === 'own' ? await deliverAll(place, sink.url, parcels, mails) : await bareAll(sink.url, parcels)
    const told = await sink.ask()
    if (told.mails !== mails || told.ids !== mails)
      throw new Error(`${who}: ${told.mails} mails, ${told.ids} ids of ${mails}`)
    if (who === 'own') mostInHand = Math.max(mostInHand, told.mostInHand)
    return mails / took
  }
  for (let turn = -1; turn < rounds; turn++) {
    process.stderr.write(`\rmail: ${turn < 0 ? 'warming up' : `round ${turn + 1} of ${rounds}`}   `)
    const inTurn = turn % 2 === 0 ? (['bare', 'own'] as const) : (['own', 'bare'] as const)
    for (const who of inTurn) {
      const rate = await round(who)
      if (turn >= 0) rates[who].push(rate)
      if (who === 'own') memory.push(Math.round(process.memoryUsage().rss / 1e6))
    }
  }
  sink.close()
  process.stderr.write('\r\x1b[K')
  console.log(
    `\nMails to a server that takes 50 ms over each, ${rounds} rounds of ${mails.toLocaleString('en')}, medians`,
  )
  console.log(`  deliveries            ${shown(median(rates.own))} a second  (goal 800), ${mostInHand} in hand at most`)
  console.log(`  pool of nodemailer    ${shown(median(rates.bare))} a second, ${atOnce} at once`)
  console.log(`  deliveries / pool     ${Math.round((median(rates.own) / median(rates.bare)) * 100)} %`)
  console.log(`  resident memory after each round, in MB: ${memory.join('  ')}`)
}

const shown = (rate: number) => Math.round(rate).toLocaleString('en').padStart(8)

/** Seconds from the first claim until the last outcome is recorded; what was sent is left in `parcels`. */
async function deliverAll(place: Place, smtpUrl: string, parcels: Parcel[], mails: number): Promise<number> {
  const { admin, worker } = place
  await admin.query('truncate reminder.delivery, reminder.reminder, reminder.task, reminder.outbox')
  await makeDue(place, mails, -60_000, 0, 'EMAIL')
  await fireAll(place, mails, new Set(['EMAIL']))
  await admin.query('checkpoint')
  parcels.length = 0
  const carrier = mailCarrier({ smtpUrl, house, log })
  const send = (parcel: Parcel) => {
    parcels.push(parcel)
    return carrier.send(parcel)
  }
  const parts = {
    worker,
    reader,
    log,
    failpoint: noFailpoints,
    committed: () => {},
    defaultTimeZone: 'UTC',
    codeOf: () => '',
  }
  const running = deliveries({ EMAIL: { ...carrier, send } }, parts)
  const start = performance.now()
  running.start()
  while ((await admin.query(`select from reminder.delivery where claim_at is not null limit 1`)).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const took = (performance.now() - start) / 1_000
  await running.stop()
  return took
}

async function bareAll(smtpUrl: string, parcels: readonly Parcel[]): Promise<number> {
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: atOnce,
    maxMessages: Number.POSITIVE_INFINITY,
  } as object) // its types know either a URL or these
  const start = performance.now()
  let next = 0
  const one = async () => {
    for (let parcel = parcels[next++]; parcel; parcel = parcels[next++]) await pool.sendMail(mailOf(parcel, house))
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  const took = (performance.now() - start) / 1_000
  pool.close()
  return took
}

async function openSink() {
  const child = fork(new URL('sink.ts', import.meta.url))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }] // as it says
  return {
    url: `smtp://127.0.0.1:${port}`,
    ask: async (): Promise<Told> => {
      child.send('how many?')
      const [told] = (await once(child, 'message')) as [Told] // as it says
      return told
    },
    close: () => child.disconnect(),
  }
}
