import { readFile } from 'node:fs/promises'
import type { Mailbox } from '../../kafka/bus.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import { anyEvent } from '../../kafka/envelope.ts'
import { type OutboxRow, outboxJson } from '../../kafka/outbox.ts'
import { newId } from '../../platform/id.ts'

const exampleOf = async (type: string) => {
  const file = new URL(`../../kafka/contracts/examples/${type}.json`, import.meta.url)
  return anyEvent.parse(JSON.parse(await readFile(file, 'utf8')))
}
const [created, advanced] = [await exampleOf('task.created'), await exampleOf('task.advanced')]

/** Events of `many` tasks that were made. */
export const madeEvents = (many: number): OutboxRow[] =>
  Array.from({ length: many }, () => {
    const subject = newId()
    return { topic: taskEvents.name, key: subject, event: { ...created, id: newId(), subject } }
  })

/** What making tasks says: the event itself, and a nudge for live readers. `many` in all. */
export const saidEvents = (many: number): OutboxRow[] =>
  madeEvents(many / 2).flatMap((row) => {
    const ownerid = `owner-${row.key.slice(-4)}`
    return [
      row,
      { topic: taskUpdates.name, key: ownerid, event: { ...advanced, id: newId(), subject: row.key, ownerid } },
    ]
  })

/** In one transaction, so that all of them are there at once. */
export async function fill({ schema, worker }: Mailbox, rows: readonly OutboxRow[]): Promise<void> {
  await worker.transaction(async (tx) => {
    for (let from = 0; from < rows.length; from += 5_000) {
      await tx.query(
        `insert into ${schema}.outbox (topic, key, event)
         select row->>'topic', row->>'key', row->'event' from jsonb_array_elements($1::jsonb) row`,
        [outboxJson(rows.slice(from, from + 5_000))],
      )
    }
  })
}
