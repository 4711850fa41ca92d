import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { EventBus } from '../../kafka/bus.ts'
import { manualClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { openTask } from './task.subgraph.ts'

const database = await freshDatabase()
test('smoke', async () => {
  const bus = { carry() {}, subscribe() {}, broadcast() {}, nudge() {} } as unknown as EventBus
  const task = openTask({
    config: {
      DATABASE_URL: database.url('task'),
      WORKER_DATABASE_URL: database.url('task_worker'),
      CURSOR_KEY: 'ab'.repeat(32),
      DEFAULT_TIME_ZONE: 'UTC',
    },
    bus,
    clock: manualClock('2030-01-01T00:00:00Z'),
    log: pino(),
    failpoint: noFailpoints,
  })
  const me = { subject: 'alice', actor: { type: 'USER' as const, id: 'alice' }, scopes: [], correlationId: 'cid-00000' }
  const run = (query: string, variables = {}) => task.execute({ query, variables }, me)
  const made = await run(
    `mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id title due { at isOverdue } version tags } change { id cursor kind changed actor { type id } } } }`,
    {
      input: {
        title: ' Buy milk ',
        due: { date: '2030-01-02', time: '17:00', timeZone: 'Europe/Berlin' },
        tags: ['B', 'a'],
        idempotencyKey: 'k1',
      },
    },
  )
  console.log(JSON.stringify(made))
  const again = await run(
    `mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id title due { at isOverdue } version tags } change { id cursor kind changed actor { type id } } } }`,
    {
      input: {
        title: ' Buy milk ',
        due: { date: '2030-01-02', time: '17:00', timeZone: 'Europe/Berlin' },
        tags: ['B', 'a'],
        idempotencyKey: 'k1',
      },
    },
  )
  expect(again).toEqual(made)
  const id = (made.data as any).createTask.task.id
  console.log(
    JSON.stringify(
      await run(
        `mutation($i: UpdateTaskInput!) { updateTask(input: $i) { task { title description due { at } version } change { changed } } }`,
        { i: { id, due: null, description: 'x\ny' } },
      ),
    ),
  )
  console.log(
    JSON.stringify(
      await run(
        `mutation($i: TaskIdInput!) { completeTask(input: $i) { task { status completedAt version } change { changed } } }`,
        { i: { id, idempotencyKey: 'q' } },
      ),
    ),
  )
  console.log(
    JSON.stringify(
      await run(
        `mutation($i: TaskIdInput!) { completeTask(input: $i) { task { status completedAt version } change { changed } } }`,
        { i: { id } },
      ),
    ),
  )
  console.log(
    JSON.stringify(
      await run(
        `{ tasks(filter: { status: [COMPLETED] tagsAll: ["a"] text: "milk" isOverdue: false dueFrom: null }, orderBy: DUE_DESC) { totalCount nodes { title } pageInfo { endCursor } } changes { head nodes { kind } } }`,
      ),
    ),
  )
  console.log(
    JSON.stringify(
      await run(
        `mutation { createTask(input: { title: "", due: {date: "2030-02-30", timeZone: "x/y"} }) { task { id } } }`,
      ),
    ),
  )
  console.log(JSON.stringify(await database.open().query('select topic, key, event from task.outbox')))
  await task.close()
})
