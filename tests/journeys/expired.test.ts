import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { httpLink } from '../../gateway/http-link/http-link.ts'
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import { systemClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { internalKey, newInternalKeys } from '../../platform/internal-key.ts'
import { createLog } from '../../platform/log.ts'
import { serveSubgraph } from '../../platform/subgraph-server.ts'
import { openTask } from '../../subgraphs/task/task.subgraph.ts'
import { freshDatabase } from '../support/database.ts'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const admin = tickler.database.open()
const watch = 'subscription ($after: Cursor) { taskChanged(after: $after) { kind cursor task { title } } }'
const create = 'mutation { createTask(input: { title: "x" }) { change { cursor } } }'
const expired = { extensions: { code: 'CURSOR_EXPIRED' } }

/** As if this many more changes were made, and all of them forgotten before anyone could read the last ones. */
const forgetSome = (ownerId: string, count: number) =>
  admin.query(
    `with forgotten as (delete from task.change where owner_id = $1)
     update task.feed set last = last + $2 where owner_id = $1`,
    [ownerId, count],
  )

test('whoever comes back too late is told so by query and subscription alike, reads the head and the tasks, and goes on', async () => {
  const alice = await tickler.client('alice')
  const { data } = await alice.run('{ changes { head } }')
  const beginning = data.changes.head
  await alice.run(create)
  await alice.run(create)
  await admin.query(`delete from task.change where owner_id = 'alice' and number = 1`)

  const page = await alice.run('query ($after: Cursor) { changes(after: $after) { nodes { kind } } }', {
    after: beginning,
  })
  expect(page.errors).toMatchObject([expired])
  await expect(alice.live(watch, { after: beginning }).first(1)).rejects.toThrow('CURSOR_EXPIRED')

  const anew = (await alice.run('{ changes { head } tasks { nodes { id } } }')).data
  expect(anew.tasks.nodes).toHaveLength(2)
  const live = alice.live(watch, { after: anew.changes.head })
  const first = live.first(1)
  await alice.run(create)
  expect(await first).toMatchObject([{ data: { taskChanged: { kind: 'CREATED', task: { title: 'x' } } } }])
})

test('whoever is following when what comes next is forgotten is told so, and the socket goes on', async () => {
  const bob = await tickler.client('bob')
  const live = bob.live(watch)
  const other = bob.live('subscription { reminderFired { cursor } }')
  const hasHeard = async () => {
    await bob.run(create)
    return live.events.length
  }
  await expect.poll(hasHeard, { timeout: 5_000 }).toBeGreaterThan(0)
  await forgetSome('bob', 3)
  await bob.run(create)

  await expect(live.first(100)).rejects.toThrow('CURSOR_EXPIRED')
  other.stop()
  expect((await bob.run('{ changes { head } }')).errors).toBeUndefined()
})

test('the same holds between processes', async () => {
  const database = await freshDatabase(undefined, onTestFinished)
  const log = createLog('silent', 'test')
  const bus = embeddedBus({ lock: database.open('task_worker', 1), log, failpoint: noFailpoints })
  const config = {
    DATABASE_URL: database.url('task'),
    WORKER_DATABASE_URL: database.url('task_worker'),
    CURSOR_KEY: 'ab'.repeat(32),
    DEFAULT_TIME_ZONE: 'UTC',
    CHANGES_RETENTION_DAYS: 30,
  }
  const task = openTask({ config, bus, clock: systemClock, log, failpoint: noFailpoints })
  const keys = await newInternalKeys()
  const key = await internalKey(keys.publicKey, 'INTERNAL_PUBLIC_KEY')
  const server = await serveSubgraph(task, { host: '127.0.0.1', port: 0, key, clock: systemClock, log })
  const privateKey = await internalKey(keys.privateKey, 'INTERNAL_PRIVATE_KEY')
  const link = httpLink({
    name: 'task',
    url: `${server.url}/graphql`,
    key: privateKey,
    clock: systemClock,
    timeoutMs: 5_000,
  })
  onTestFinished(async () => {
    await link.close()
    await server.close()
    await task.close()
  })
  const carol = {
    subject: 'carol',
    actor: { type: 'USER', id: 'carol' },
    scopes: [],
    correlationId: 'cid-00000001',
  } as const

  const { data } = await link.execute({ query: '{ changes { head } }' }, carol)
  const { head } = z.object({ head: z.string() }).parse(data?.['changes'])
  await link.execute({ query: create }, carol)
  await database.open().query('delete from task.change')
  const events = await link.subscribe({ query: watch, variables: { after: head } }, carol)
  if (!(Symbol.asyncIterator in events)) throw new Error('no subscription')

  expect(
    await events.next().then(
      ({ value }) => value,
      (error: unknown) => ({ errors: [error] }),
    ),
  ).toMatchObject({
    errors: [expired],
  })
})
