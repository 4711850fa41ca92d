import { z } from 'zod'
import type { Consumer } from '../../kafka/bus.ts'
import type { EventOf, Topic } from '../../kafka/envelope.ts'
import type { Sql } from '../../platform/database.ts'

export type Counted = Readonly<{ subject: string; n: number }>

const count = z.object({ n: z.number() })

/** For what the tests say: a subject counts 1, 2, 3 … */
export const countedOf = (event: EventOf<Topic>): Counted => {
  return { subject: event.subject, n: count.parse(event.data).n }
}

/** A consumer whose effect is a row per event, so that a second effect would show. `first` runs before, and may throw. */
export const counter = (
  group: string,
  topics: readonly Topic[],
  first: (events: readonly Counted[]) => Promise<void> | void = () => {},
): Consumer => ({
  group,
  topics,
  handle: async (events, tx) => {
    await first(events.map(countedOf))
    for (const event of events) await insertEffect(tx, group, event)
  },
})

async function insertEffect(tx: Sql, group: string, event: EventOf<Topic>): Promise<void> {
  const { subject, n } = countedOf(event)
  await tx.query('insert into heard.effect (consumer, event_id, subject, n) values ($1, $2, $3, $4)', [
    group,
    event.id,
    subject,
    n,
  ])
}
