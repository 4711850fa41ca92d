import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { freshDatabase } from '../tests/support/database.ts'
import { passwordOf } from '../tests/support/template.ts'
import { handledTable, handledTasks } from './handled.ts'
import { migrate } from './migrations.ts'
import { provision } from './provision.ts'

const database = await freshDatabase('template0')
await provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: ['hears'], passwordOf })
await migrate({
  url: database.url('hears_owner'),
  schema: 'hears',
  migrations: [{ name: '001', statements: handledTable('hears') }],
})
const worker = database.open('hears_worker')
const service = database.open('hears')
const handled = handledTasks('hears', service)
// Those who would wait for ever if nobody told them, so that a busy machine cannot make a test fail.
const patient = handledTasks('hears', service, { patienceMs: 600_000 })
const deaf = { patienceMs: 600_000, pollMs: [600_000] }

const mark = (id: string, version: number, ownerId = 'ada') =>
  worker.transaction((tx) => handled.mark(tx, [{ id, version, ownerId }]))

/** In milliseconds. */
const took = async (work: () => Promise<unknown>) => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const waiting = (id: string, version: number, ownerId = 'ada') =>
  took(() => handled.waitFor(ownerId, [{ id, version }]))

test('whoever asks for what is handled does not wait, at that version or an earlier one', async () => {
  const unwoken = handledTasks('hears', service, deaf)
  await mark('done', 3)

  await expect(unwoken.waitFor('ada', [{ id: 'done', version: 3 }])).resolves.toBeUndefined()
  await expect(unwoken.waitFor('ada', [{ id: 'done', version: 2 }])).resolves.toBeUndefined()
})

test('whoever asks for a version that does not come waits 150 ms, and then goes on', async () => {
  await mark('early', 3)

  expect(await waiting('early', 4)).toBeGreaterThanOrEqual(149)
  expect(await waiting('never', 1)).toBeGreaterThanOrEqual(149)
})

test('what another process handles meanwhile is noticed', async () => {
  const wait = patient.waitFor('ada', [{ id: 'soon', version: 1 }])
  await sleep(20)
  await mark('soon', 1)

  await expect(wait).resolves.toBeUndefined()
})

test('all of a request are waited for, not just the first', async () => {
  await mark('first', 1)

  const both = [
    { id: 'first', version: 1 },
    { id: 'second', version: 1 },
  ]
  expect(await took(() => handled.waitFor('ada', both))).toBeGreaterThanOrEqual(149)
})

test('what comes late or twice takes nothing back, and one batch may hold many versions of a task', async () => {
  const versions = [2, 3, 1].map((version) => ({ id: 'shuffled', version, ownerId: 'ada' }))
  await worker.transaction((tx) => handled.mark(tx, versions))
  await mark('shuffled', 2)

  await expect(patient.waitFor('ada', [{ id: 'shuffled', version: 3 }])).resolves.toBeUndefined()
})

test("what is handled for someone else says nothing about what is one's own", async () => {
  await mark('theirs', 1, 'bob')

  expect(await waiting('theirs', 1, 'ada')).toBeGreaterThanOrEqual(149)
})

test('a commit in this process wakes those who wait before their next look', async () => {
  const woken = handledTasks('hears', service, deaf)
  const wait = woken.waitFor('ada', [{ id: 'woken', version: 1 }])
  await sleep(50) // it has looked by then, and looks again when told to
  await mark('woken', 1)
  woken.wake(['ada'])

  await expect(wait).resolves.toBeUndefined()
})
