// How five processes end: together, whoever begins.
import { expect, onTestFinished, test } from 'vitest'
import { fiveProcesses } from '../support/apart/five-processes.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

const subgraphs = ['audit', 'conversation', 'reminder', 'task']
// Six programs begin, on whatever cores there are.
const startingMs = 60_000
const within = { timeout: 10_000, interval: 50 }
const create = 'mutation ($title: String!) { createTask(input: { title: $title }) { task { id } } }'

await describeWithKafka('five or none', ({ env }) => {
  test('on Ctrl-C the gateway ends first, then the subgraphs, then PostgreSQL, and nothing is left', {
    timeout: startingMs,
  }, async () => {
    const apart = await fiveProcesses(env, onTestFinished)
    const client = await apart.client('mia')
    const live = client.live('subscription { taskChanged { task { title } } }')
    await expect
      .poll(async () => {
        await client.run(create, { title: 'while somebody listens' })
        return live.events.length
      }, within)
      .toBeGreaterThan(0)

    expect(await apart.end('SIGINT')).toBe(0)

    const ended = apart.ended()
    expect([ended[0], ended.slice(1, 5).sort(), ended.slice(5)]).toEqual([
      'gateway',
      subgraphs.map((name) => `subgraphs/${name}`),
      ['apart.ts'],
    ])
    expect(apart.running()).toEqual([])
    expect(await apart.databaseUrl()).toBeUndefined()
  })

  test('when one is killed the others are stopped, and the launcher says which in one line', {
    timeout: startingMs,
  }, async () => {
    const apart = await fiveProcesses(env, onTestFinished)
    const before = apart.output.stderr.length

    process.kill(apart.pidOf('subgraphs/task'), 'SIGKILL')

    expect(await apart.gone()).toBe(1)
    const lines = apart.output.stderr
      .slice(before)
      .split('\n')
      .filter((line) => line && !line.startsWith('{'))
    expect(lines).toEqual(['The process of task was ended by SIGKILL, so the others were stopped.'])
    expect(apart.running()).toEqual([])
    expect(await apart.databaseUrl()).toBeUndefined()
  })

  test('when the launcher itself is killed the others end by themselves', { timeout: startingMs }, async () => {
    const apart = await fiveProcesses(env, onTestFinished)

    expect(await apart.end('SIGKILL')).toBeNull()

    expect(apart.running()).toEqual([])
    expect(apart.ended().sort()).toEqual(['gateway', ...subgraphs.map((name) => `subgraphs/${name}`)])
  })
})
