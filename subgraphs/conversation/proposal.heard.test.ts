import { expect, test } from 'vitest'
import type { TaskEvent } from '../../kafka/contracts/task-events.contract.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { handledTasks } from '../../platform/handled.ts'
import { newId } from '../../platform/id.ts'
import { openAssistant } from '../../tests/support/assistant.ts'
import { addProposal } from './proposal.store.ts'
import { tasksHeard } from './tasks-heard.ts'

const { as, clock, database } = await openAssistant()
const [service, worker, admin] = [database.open('conversation'), database.open('conversation_worker'), database.open()]
const consumer = tasksHeard({ handled: handledTasks('conversation', service), now: () => clock.now() })

/** Only what the consumer looks at. */
const changed = (ownerid: string, id: string, version: number) =>
  ({ id: newId(), ownerid, correlationid: 'c-00000000', data: { task: { id, version } } }) as unknown as TaskEvent

/** Someone's proposal to delete a task that they saw at version 1, and the hearing of its next version. */
async function bothOf(ownerId: string) {
  const { conversation } = await as(ownerId).say('hello')
  const [id, taskId] = [newId(), newId()]
  const step = { kind: 'delete', key: 'k', id: taskId, title: 'Dentist', due: null, version: 1, scope: 'THIS' } as const
  const made = { id, conversationId: conversation.id, summary: 'x', commands: [], steps: [step] }
  const cause = {
    ownerId,
    actor: { type: 'ASSISTANT', id: 'assistant' },
    correlationId: 'c-00000000',
    now: clock.now(),
  } as const
  return {
    propose: (tx: Sql) => addProposal(tx, made, cause),
    hear: (tx: Sql) => consumer.handle([changed(ownerId, taskId, 2)], tx),
    status: async () => (await admin.query('select status from conversation.proposal where id = $1', [id]))[0],
  }
}

const waiting = statement(
  `select from pg_locks join pg_database on pg_database.oid = database
   where datname = current_database() and locktype = 'advisory' and not granted`,
)
const someoneWaits = async () => expect.poll(() => admin.query(waiting)).not.toEqual([])

/** The second begins when the first has done its part, and is about to commit. */
async function oneInTheOther(
  [first, firstDoes]: [Database, (tx: Sql) => Promise<void>],
  [second, secondDoes]: [Database, (tx: Sql) => Promise<void>],
  ownerId: string,
) {
  let after: Promise<void> = Promise.resolve()
  await first.transaction(async (tx) => {
    await firstDoes(tx)
    after = second.transaction(secondDoes, ownerId)
    await someoneWaits()
  }, ownerId)
  await after
}

test('a change that is heard of just before a proposal is stored makes it void', async () => {
  const { propose, hear, status } = await bothOf('ada')

  await oneInTheOther([worker, hear], [service, propose], 'ada')

  expect(await status()).toEqual({ status: 'VOID' })
})

test('so does one that is heard of before it is seen by anyone', async () => {
  const { propose, hear, status } = await bothOf('bob')

  await oneInTheOther([service, propose], [worker, hear], 'bob')

  expect(await status()).toEqual({ status: 'VOID' })
})

test('many people’s tasks are heard of in any order by two processes, and neither waits for the other in a circle', async () => {
  const owners = Array.from({ length: 12 }, (_, index) => `circle ${index}`)
  const ids = new Map(owners.map((owner) => [owner, newId()]))
  const hear = (order: readonly string[], version: number) =>
    worker.transaction((tx) =>
      consumer.handle(
        order.map((owner) => changed(owner, ids.get(owner) ?? '', version)),
        tx,
      ),
    )
  for (let round = 1; round <= 10; round++)
    await Promise.all([hear(owners, round), hear(owners.toReversed(), round), hear(owners, round)])

  const heard = await admin.query('select version from conversation.handled where owner_id = any($1)', [owners])
  expect(heard).toEqual(owners.map(() => ({ version: 10 })))
})
