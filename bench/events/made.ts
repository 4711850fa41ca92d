import { readFile } from 'node:fs/promises'
import type { Mailbox } from '../../kafka/bus.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { anyEvent } from '../../kafka/envelope.ts'
import { type OutboxRow, outboxJson } from '../../kafka/outbox.ts'
import { newId } from '../../platform/id.ts'

const file = new URL('../../kafka/contracts/examples/task.created.json', import.meta.url)
const example = anyEvent.parse(JSON.parse(await readFile(file, 'utf8')))

/** Real events of `many` tasks, about a kilobyte each. */
export const madeEvents = (many: number): OutboxRow[] =>
  Array.from({ length: many }, () => {
    const subject = newId()
    return { topic: taskEvents.name, key: subject, event: { ...example, id: newId(), subject } }
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
