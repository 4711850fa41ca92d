import { expect, test } from 'vitest'
import { disturbedService } from './task.disturbed.fixture.ts'
import { openWorld } from './task.fixture.ts'
import { refusal, type ShownTask } from './task-client.fixture.ts'

const { as, database, clock } = await openWorld()
const alice = as('alice')
const twenty = Array.from({ length: 20 }, (_, index) => index)
const outbox = (id: string) =>
  database.open().query<{ type: string; version: number }>(
    `select event->>'type' as type, (event->>'aggregateversion')::int as version from task.outbox
     where event->>'subject' = $1 and topic = 'task-events' order by position`,
    [id],
  )

test('however many complete it at once, the world is told once', async () => {
  const { task } = await alice.create({ title: 'Water the plants' })
  const { head } = await alice.changes()
  clock.advance(60_000)

  const answers = await Promise.all(twenty.map(() => alice.complete({ id: task.id })))

  expect(answers.filter(({ change }) => change)).toHaveLength(1)
  expect(new Set(answers.map((answer) => answer.task.completedAt))).toEqual(new Set(['2030-01-01T09:01:00.000Z']))
  expect((await alice.changes({ after: head })).nodes).toMatchObject([{ kind: 'COMPLETED', taskId: task.id }])
  expect(await outbox(task.id)).toEqual([
    { type: 'task.created', version: 1 },
    { type: 'task.completed', version: 2 },
  ])
})

test('of updates that race, none is lost: each field ends as somebody said, each success is a version', async () => {
  const { task } = await alice.create({ title: 'x' })
  const inputs = twenty.map((index) =>
    index % 2 ? { id: task.id, title: `title ${index}` } : { id: task.id, description: `description ${index}` },
  )
  const answers = await Promise.allSettled(inputs.map(alice.update))

  const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.task] : []))
  const refused = answers.filter(({ status }) => status === 'rejected')
  for (const answer of refused) expect(answer).toMatchObject({ reason: refusal('CONFLICT') })
  expect(done.map(({ version }) => version).sort((a, b) => a - b)).toEqual(done.map((_, index) => index + 2))
  expectNoLostUpdate(done)
  expect(await alice.find(task.id)).toEqual(done.find(({ version }) => version === done.length + 1))
})

/** Each version differs from the one before in one field only: nobody wrote over what they had not seen. */
function expectNoLostUpdate(versions: readonly ShownTask[]): void {
  const inOrder = [...versions].sort((a, b) => a.version - b.version)
  for (const [index, now] of inOrder.entries()) {
    const before = inOrder[index - 1] ?? { title: 'x', description: null }
    expect(Number(now.title !== before.title) + Number(now.description !== before.description)).toBe(1)
  }
}

test('with the version that all have read, one of them wins and the others are told the current one', async () => {
  const { task } = await alice.create({ title: 'x' })
  const answers = await Promise.allSettled(
    twenty.map((index) => alice.update({ id: task.id, title: `title ${index}`, expectedVersion: 1 })),
  )

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const answer of answers) {
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject(refusal('CONFLICT', { currentVersion: 2 }))
  }
})

/** Alice's use cases, when somebody changes the same task before each of the first `intrusions` writes. */
const disturbed = (intrusions: number, beforeKeeping?: () => Promise<unknown>) =>
  disturbedService(database, {
    now: clock.now(),
    beforeWrite: async ({ entries: [first] }, count) => {
      if (count > intrusions || !first) return
      await alice.update({ id: first.change.after.id, description: `intrusion ${count}` })
    },
    ...(beforeKeeping && { beforeKeeping }),
  })

test('whoever comes too late four times still gets through, on what the others left', async () => {
  const { task } = await alice.create({ title: 'x' })
  const { service } = disturbed(4)

  const { task: done } = await service.update({ id: task.id, title: 'y' })

  expect(done).toMatchObject({ title: 'y', description: 'intrusion 4', version: 6 })
})

test('after five times it is CONFLICT, and nothing of it is done', async () => {
  const { task } = await alice.create({ title: 'x' })
  const { service, writes } = disturbed(100)

  await expect(service.update({ id: task.id, title: 'y' })).rejects.toMatchObject(refusal('CONFLICT'))

  expect(writes()).toBe(5)
  expect(await alice.find(task.id)).toMatchObject({ title: 'x', description: 'intrusion 5' })
})

test('a write that comes too late does not take its key: it is taken by the one that goes through', async () => {
  const { task } = await alice.create({ title: 'x' })
  const { service } = disturbed(1)

  const outcome = await service.complete({ id: task.id, idempotencyKey: 'late' })

  expect(outcome).toMatchObject({ task: { description: 'intrusion 1', version: 3 }, change: { kind: 'COMPLETED' } })
  expect(await alice.find(task.id)).toMatchObject({ status: 'COMPLETED', version: 3 })
})

test('of equal requests that change nothing, the answer that was kept first is everybody’s', async () => {
  const { task } = await alice.create({ title: 'x' })
  await alice.complete({ id: task.id })
  const input = { id: task.id, idempotencyKey: 'equal' }
  const { service } = disturbed(0, async () => {
    await alice.update({ id: task.id, title: 'y' })
    await alice.complete(input)
  })

  const outcome = await service.complete(input)

  expect(outcome).toMatchObject({ task: { title: 'y', version: 3 }, change: null })
})
