import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import type { Answer, Client } from '../support/client.ts'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const within = { timeout: 10_000, interval: 50 }
const hour = 3_600_000
const due = { date: '2031-05-01', time: '10:00', timeZone: 'Asia/Kathmandu' } // 04:15 in UTC

/** Answers with the first field of the data; throws the first error. */
async function ask(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> {
  const { data, errors } = await client.run(query, variables)
  if (errors?.[0]) throw Object.assign(new Error(errors[0].message), errors[0])
  return Object.values(data)[0]
}
const makeTask = async (client: Client, title: string): Promise<string> => {
  const query = 'mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }'
  const { task } = await ask(client, query, { input: { title, due, reminders: [] } })
  return task.id
}
const verb = async (client: Client, name: string, input: object): Promise<Record<string, unknown>> => {
  const type =
    { add: 'AddReminderInput', snooze: 'SnoozeInput', update: 'UpdateReminderInput' }[name] ?? 'ReminderIdInput'
  const shown = 'id triggerAt snoozedUntil status cancelReason lead task { version due { date time } }'
  const query = `mutation ($input: ${type}!) { ${name}Reminder(input: $input) { reminder { ${shown} } } }`
  return (await ask(client, query, { input })).reminder
}
type Entry = { action: string; actor: { type: string }; entityId: string }
const audited = async (client: Client): Promise<Entry[]> =>
  (await ask(client, '{ auditLog(first: 100) { nodes { action entityId actor { type id } } } }')).nodes

test('added the moment after the task was made, and seen with it at once', async () => {
  const ada = await tickler.client('ada')
  const taskId = await makeTask(ada, 'Tea')

  const added = await verb(ada, 'add', { taskId, lead: 'PT45M' })

  expect(added).toMatchObject({ triggerAt: '2031-05-01T03:30:00.000Z', status: 'PENDING', task: { version: 1 } })
  const query = 'query ($id: ID!) { task(id: $id) { nextReminderAt reminders { nodes { id } } } }'
  expect(await ask(ada, query, { id: taskId })).toEqual({
    nextReminderAt: added['triggerAt'],
    reminders: { nodes: [{ id: added['id'] }] },
  })
})

test('snoozed alone, the task stays; snoozed with its task, the person has moved it, and can take that back', async () => {
  const bob = await tickler.client('bob')
  const taskId = await makeTask(bob, 'Tea')
  const { id } = await verb(bob, 'add', { taskId, lead: 'PT15M' })

  const alone = await verb(bob, 'snooze', { id, for: 'PT1H' })
  expect(alone).toMatchObject({ triggerAt: '2031-05-01T05:00:00.000Z', task: { version: 1, due: { time: '10:00' } } })

  const together = await verb(bob, 'snooze', { id, until: '2031-05-02T04:00:00Z', moveTask: true })
  expect(together).toMatchObject({
    triggerAt: '2031-05-02T04:00:00.000Z',
    task: { version: 2, due: { date: '2031-05-02', time: '10:00' } },
  })

  const history = 'query ($id: ID!) { task(id: $id) { history { nodes { action actor { type id } } } } }'
  const moves = async () => (await ask(bob, history, { id: taskId })).history.nodes
  const byBob = { type: 'USER', id: 'bob' }
  await expect.poll(moves, within).toMatchObject([{ actor: byBob }, { actor: byBob }])

  const { nodes } = await ask(bob, '{ changes(first: 100) { nodes { id taskId kind actor { type id } } } }')
  const [, change] = nodes.filter((one: { taskId: string }) => one.taskId === taskId)
  expect(change).toMatchObject({ kind: 'UPDATED', actor: byBob })
  await ask(bob, 'mutation ($input: UndoInput!) { undo(input: $input) { task { id } } }', {
    input: { changeId: change.id },
  })
  const query = 'query ($id: ID!) { task(id: $id) { version nextReminderAt due { date } } }'
  expect(await ask(bob, query, { id: taskId })).toEqual({
    version: 3,
    nextReminderAt: '2031-05-01T04:00:00.000Z',
    due: { date: '2031-05-01' },
  })
})

test('with an instant of its own the task goes as far on the wall, and a task that has none does not go', async () => {
  const cleo = await tickler.client('cleo')
  const taskId = await makeTask(cleo, 'Tea')
  const { id } = await verb(cleo, 'add', { taskId, at: '2031-04-30T12:00:00Z' })

  const moved = await verb(cleo, 'snooze', { id, for: 'PT90M', moveTask: true, idempotencyKey: 'once' })
  const again = await verb(cleo, 'snooze', { id, for: 'PT90M', moveTask: true, idempotencyKey: 'once' })

  expect(moved).toMatchObject({ triggerAt: '2031-04-30T13:30:00.000Z', task: { version: 2, due: { time: '11:30' } } })
  expect(again).toEqual(moved)
  await ask(cleo, 'mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { task { id } } }', {
    input: { id: taskId, due: null },
  })
  await expect(verb(cleo, 'snooze', { id, for: 'PT90M', moveTask: true })).rejects.toThrow(/input\.moveTask/)
})

test('I8: every change of a reminder is in the audit, by the person who made it', async () => {
  const dan = await tickler.client('dan')
  const taskId = await makeTask(dan, 'Tea')
  const { id } = await verb(dan, 'add', { taskId, lead: 'PT15M' })
  await verb(dan, 'update', { id, lead: 'PT30M' })
  await verb(dan, 'snooze', { id, for: 'PT1H' })
  await verb(dan, 'remove', { id })

  const deeds = async () =>
    (await audited(dan)).filter(({ entityId }) => entityId === id).map(({ action, actor }) => `${actor.type} ${action}`)
  const expected = ['cancelled', 'snoozed', 'moved', 'scheduled'].map((deed) => `USER reminder.${deed}`)
  await expect.poll(deeds, within).toEqual(expected)
})

test('what another says of it is as if it were not there; a channel that nobody knows is refused', async () => {
  const [eve, finn] = [await tickler.client('eve'), await tickler.client('finn')]
  const taskId = await makeTask(finn, 'Tea')
  const { id } = await verb(finn, 'add', { taskId, lead: 'PT15M' })
  const at = new Date(systemClock.now().getTime() + hour).toISOString()

  for (const [name, input] of [
    ['add', { taskId, at }],
    ['update', { id, at }],
    ['snooze', { id, for: 'PT5M', moveTask: true }],
    ['acknowledge', { id }],
    ['remove', { id }],
  ] as const)
    await expect(verb(eve, name, input), name).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  await expect(verb(finn, 'add', { taskId, at, channels: ['PIGEON'] })).rejects.toThrow(/PIGEON/)
  const kept = await ask(finn, 'query ($id: ID!) { reminder(id: $id) { status snoozedUntil lead } }', { id })
  expect(kept).toEqual({ status: 'PENDING', snoozedUntil: null, lead: 'PT15M' })
})

test('ways to snooze, in the language and the zone of the person, each of which is taken', async () => {
  const gul = await tickler.client('gul')
  await ask(
    gul,
    'mutation { updatePreferences(input: { locale: UR, timeZone: "Asia/Karachi" }) { preferences { locale } } }',
  )
  const { data } = await gul.run('{ snoozePresets { name label for until } }')
  const taskId = await makeTask(gul, 'چائے')

  expect(data.snoozePresets).toContainEqual(expect.objectContaining({ name: 'TOMORROW_MORNING', label: 'کل صبح' }))
  for (const { for: length, until } of data.snoozePresets) {
    const { id } = await verb(gul, 'add', { taskId, at: new Date(Date.now() + 5_000).toISOString() })
    expect(await verb(gul, 'snooze', { id, for: length, until })).toMatchObject({ status: 'PENDING' })
  }
})
