import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Subgraph } from '../../platform/subgraph.ts'
import { ada, taskAndReminder } from '../support/task-and-reminder.ts'

const create =
  'mutation ($at: DateTime!) { made: createTask(input: { title: "Tea", reminders: [{ at: $at }] }) { task { id } } }'
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()

async function follow(subgraph: Subgraph, query: string) {
  const events = await subgraph.subscribe({ query }, ada)
  if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events))
  onTestFinished(async () => void (await events.return?.()))
  return events
}

/** A nudge comes at once; who only looks by itself does so after 5 seconds, too late. */
const atOnce = <T>(event: Promise<T>) => Promise.race([event, sleep(2_000, 'nothing came', { ref: false })])

test('F7: what one replica of task changes is told at once by the other', async () => {
  const { ask, start, another } = await taskAndReminder({})
  await start()
  const events = await follow(another().task, 'subscription { taskChanged { kind task { title } } }')
  const told = events.next()

  await ask(create, { at: inMs(3_600_000) })

  expect(await atOnce(told)).toMatchObject({
    value: { data: { taskChanged: { kind: 'CREATED', task: { title: 'Tea' } } } },
  })
})

test('F7: what one replica of reminder fires is told at once by the other', async () => {
  const { admin, ask, start, another } = await taskAndReminder({})
  await start()
  const events = await follow(another().reminder, 'subscription { reminderFired { reminder { status } } }')
  const told = events.next()

  await ask(create, { at: inMs(5_000) })
  await expect.poll(() => admin.query('select from reminder.fired')).toHaveLength(1)

  expect(await atOnce(told)).toMatchObject({ value: { data: { reminderFired: { reminder: { status: 'SENT' } } } } })
})

test('F7: what one replica of reminder scheduled, the other fires on time and answers', async () => {
  const { admin, ask, start, another } = await taskAndReminder({})
  await start()
  const { reminder } = another()
  reminder.start()
  const { made } = await ask(create, { at: inMs(5_000) })
  const representations = [{ __typename: 'Task', id: made?.task.id, version: 1 }]
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Task { reminders { nodes { status } } } }
  }`
  const statuses = async () => {
    const { data } = await reminder.execute({ query, variables: { representations } }, ada)
    return JSON.parse(JSON.stringify(data))._entities[0].reminders.nodes
  }

  await expect.poll(statuses).toEqual([{ status: 'SENT' }])
  expect(await admin.query('select * from reminder.fired')).toHaveLength(1)
})
