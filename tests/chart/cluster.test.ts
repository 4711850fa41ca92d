import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operator } from './operator.ts'
import { describeWithCluster } from './tools.ts'

// Of each step more than helm waits for; a test has four.
const timeout = 400_000

const roles = ['audit', 'conversation', 'gateway', 'reminder', 'task']
const all = (status: { readyReplicas: number; replicas: number }) =>
  Object.fromEntries(roles.map((role) => [role, status]))

// No container runs there: what is shown is what the API, its admission and its controllers make of the chart.
describeWithCluster('the chart on the API of Kubernetes', ({ up, down }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tickler-cluster-'))
  const { kubectl, helm, makeNamespace, lendDisks, release } = operator(folder)

  beforeAll(() => up(folder), timeout)
  afterAll(async () => {
    await down(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  const whole =
    'with PostgreSQL and Kafka inside it installs whole, upgrades, is rolled back from a broken roll-out, and tests itself'
  test(whole, { timeout }, async () => {
    await makeNamespace('local')
    await lendDisks('for-postgres', 'for-kafka')
    const { change, rollBack, history, specs, pods, all: allOf } = release('local')

    await change('install', 'local')
    expect(await pods()).toEqual(all({ readyReplicas: 1, replicas: 1 }))
    expect(await allOf('jobs')).toEqual(['job.batch/tickler-migrations-1', 'job.batch/tickler-topics-1'])

    await change('upgrade', 'local', ['subgraphs.task.replicas=3', 'logLevel=debug'])
    await expect.poll(pods).toMatchObject({ task: { readyReplicas: 3, replicas: 3 } }) // once the old one has gone
    expect(await allOf('jobs')).toEqual(['job.batch/tickler-migrations-2', 'job.batch/tickler-topics-2'])
    const before = await specs()

    const broken = ['gateway.podAnnotations.tickler/never-ready="true"', 'logLevel=trace']
    await expect(change('upgrade', 'local', broken, 10)).rejects.toThrow(/deadline exceeded/)
    expect(await pods()).toMatchObject({ gateway: { readyReplicas: 1, replicas: 2 } }) // the one that serves stays

    await rollBack(2)
    expect(await specs()).toEqual(before)
    await expect.poll(pods).toMatchObject({ gateway: { readyReplicas: 1, replicas: 1 }, task: { readyReplicas: 3 } })
    expect(await history()).toEqual([
      [1, 'superseded'],
      [2, 'superseded'],
      [3, 'failed'],
      [4, 'deployed'],
    ])
    expect(await helm('test', 'tickler', '--namespace=local', '--timeout=60s')).toMatch(
      /tickler-smoke[\s\S]*Phase:\s+Succeeded/,
    )
  })

  const outside =
    'with both outside it runs two of each role, of which a drained node takes one at a time, and leaves nothing behind'
  test(outside, { timeout }, async () => {
    const adminUrl = 'postgres://admin:secret@db.example.org:5432/postgres?sslmode=verify-full'
    const kafka = { KAFKA_SASL_USERNAME: 'tickler', KAFKA_SASL_PASSWORD: 'secret' }
    await makeNamespace('production', { adminUrl, kafka }, { 'smoke-token': { TOKEN: 'x' } })
    const { change, pods, all: allOf } = release('production')

    await change('install', 'production')

    await expect.poll(pods).toEqual(all({ readyReplicas: 2, replicas: 2 }))
    const allowed = '--output=jsonpath={.items[*].status.disruptionsAllowed}'
    await expect.poll(() => kubectl('get', 'pdb', '--namespace=production', allowed)).toBe('1 1 1 1 1')
    expect(await allOf('statefulsets')).toEqual([])
    await helm('uninstall', 'tickler', '--namespace=production')
    await expect.poll(() => allOf('all')).toEqual([])
  })
})
