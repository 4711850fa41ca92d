// One relay, from an outbox that is full to one that is empty, against the bare producer with the same bytes.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Mailbox } from '../../kafka/bus.ts'
import { kafkaClient } from '../../kafka/client/client.ts'
import { brokerFault } from '../../kafka/client/fault.ts'
import { withAdmin } from '../../kafka/client/with-admin.ts'
import type { OutboxRow } from '../../kafka/outbox.ts'
import { relay } from '../../kafka/relay/relay.ts'
import { eventHeaders } from '../../kafka/relay/sender.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { median } from '../task/rounds.ts'
import { fill, saidEvents } from './made.ts'
import type { Place } from './place.ts'

const topics = ['task-events', 'task-updates']
const batchSize = 1_000

export async function benchRelaying(
  place: Place,
  { rounds, events }: { rounds: number; events: number },
): Promise<void> {
  const mailbox = place.mailbox('task')
  const [bare, own] = [await openBare(place), openRelay(place, mailbox)]
  const rates: { own: number[]; bare: number[] } = { own: [], bare: [] }
  const rateOf = async (who: 'own' | 'bare', rows: readonly OutboxRow[]) => {
    const before = await endOf(place)
    const took = who === 'bare' ? await bare.send(rows.map(bodyOf)) : await own.empty(rows)
    const came = (await endOf(place)) - before
    if (came !== events) throw new Error(`${who}: ${came} of ${events} events came`)
    return events / took
  }
  for (let round = -1; round < rounds; round++) {
    process.stderr.write(`\rrelay: ${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}   `)
    const rows = saidEvents(events)
    const inTurn = round % 2 === 0 ? (['bare', 'own'] as const) : (['own', 'bare'] as const)
    for (const who of inTurn) {
      const rate = await rateOf(who, rows)
      if (round >= 0) rates[who].push(rate)
    }
  }
  await bare.close()
  await own.stop()
  process.stderr.write('\r\x1b[K')
  const bytes = saidEvents(2).reduce((sum, { event }) => sum + Buffer.byteLength(JSON.stringify(event)), 0) / 2
  tell(bytes, median(rates.own), median(rates.bare))
}

const bodyOf = ({ topic, key, event }: OutboxRow): Body => ({ topic, key, value: JSON.stringify(event) })

function tell(bytes: number, own: number, bare: number): void {
  console.log(`\nOutbox to Kafka, ${Math.round(bytes)} bytes an event`)
  console.log(`  one relay             ${shown(own)} a second  (goal 20,000)`)
  console.log(`  producer.sendBatch    ${shown(bare)} a second`)
  console.log(`  relay / producer      ${Math.round((own / bare) * 100)} %  (goal 60 %)`)
}

const shown = (rate: number) => Math.round(rate).toLocaleString('en').padStart(8)

/** `empty`: seconds from the commit that filled the outbox until nothing is in it. */
function openRelay({ settings, log }: Place, mailbox: Mailbox) {
  const clientOf = (line?: AbortController) => kafkaClient(settings, { clientId: 'bench', log, ...(line && { line }) })
  const faultOf = (error: unknown) => brokerFault(error, settings) ?? String(error)
  const one = relay({ mailbox, clientOf, prefix: '', faultOf, log, failpoint: noFailpoints })
  one.start()
  return {
    stop: one.stop,
    empty: async (rows: readonly OutboxRow[]) => {
      await fill(mailbox, rows)
      const start = performance.now()
      one.wake()
      while ((await mailbox.worker.query('select from task.outbox limit 1')).length > 0) await sleep(10)
      return (performance.now() - start) / 1_000
    },
  }
}

type Body = Readonly<{ topic: string; key: string; value: string }>
type Bare = Readonly<{ send: (bodies: readonly Body[]) => Promise<number>; close: () => Promise<void> }>

/** Seconds until the brokers have them all; its connection is there already. */
async function openBare({ settings, log }: Place): Promise<Bare> {
  const producer = kafkaClient(settings, { clientId: 'bare', log }).producer({
    idempotent: true,
    maxInFlightRequests: 1,
  })
  await producer.connect()
  return {
    send: async (bodies) => {
      const start = performance.now()
      for (let from = 0; from < bodies.length; from += batchSize) {
        const byTopic = Map.groupBy(bodies.slice(from, from + batchSize), ({ topic }) => topic)
        const topicMessages = [...byTopic].map(([topic, ofTopic]) => ({
          topic,
          messages: ofTopic.map(({ key, value }) => ({ key, value, headers: eventHeaders })),
        }))
        await producer.sendBatch({ topicMessages, acks: -1 })
      }
      return (performance.now() - start) / 1_000
    },
    close: () => producer.disconnect(),
  }
}

const endOf = ({ settings }: Place): Promise<number> =>
  withAdmin(settings, async (admin) => {
    const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)))
    return ends.flat().reduce((sum, { high }) => sum + Number(high), 0)
  })
