// S23: a broker's own authorizer, told what kafka/acls.yaml lists.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { type Right, readRights } from '../../kafka/acls.ts'
import { kafkaSettings } from '../../kafka/client/settings.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { grant } from '../../kafka/grant.fixture.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import { readBrokerTopics } from '../../kafka/topics.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { freshDatabase } from '../support/database.ts'
import { freshCertificates } from '../support/kafka/certificates.ts'
import { clientAs } from '../support/kafka/client-as.ts'
import { type OwnKafka, ownKafka } from '../support/kafka/own-kafka.ts'
import { byPassword, signedInAs, withAcls } from '../support/kafka/secured.ts'
import { describeWithOwnKafka } from '../support/kafka/suites.ts'

const subgraphs = ['task', 'reminder', 'conversation', 'audit']
const certificates = freshCertificates(afterAll)
const database = await freshDatabase()
const said = ({ principal, operation, name }: Right) => `${principal} ${operation} ${name}`

await describeWithOwnKafka('S23 a broker with its own authorizer', () => {
  let kafka: OwnKafka
  beforeAll(async () => {
    kafka = await ownKafka({
      finished: afterAll,
      security: byPassword(certificates, [...subgraphs, 'operator', 'creator', 'stranger', 'newcomer']),
      settings: withAcls,
    })
    await grant(kafka.plainBrokers, await readRights(''))
    await npmRunTopics('operator')
  })

  const envOf = (name: string) => ({ KAFKA_BROKERS: kafka.brokers, ...signedInAs(name, certificates) })
  const npmRunTopics = (name: string, ...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      [fileURLToPath(new URL('../../scripts/topics.ts', import.meta.url)), ...args],
      {
        env: { ...process.env, ...envOf(name), KAFKA_PREFIX: '' },
      },
    )

  test('the operator may look after the topics; a subgraph is told in a line that it may not', async () => {
    expect((await npmRunTopics('operator', '--check')).stdout).toMatch(/All 8 topics are as declared\.\n$/)
    await expect(npmRunTopics('task')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The topics .* refuse us a right that we need: grant .*kafka\/acls\.yaml.*\n$/),
    })
  })

  test('who may make topics and not see them is told so, and not that all is as declared', async () => {
    await grant(kafka.plainBrokers, [
      { principal: 'creator', operation: 'Create', resource: 'topic', name: '*', pattern: 'literal' },
    ])

    await expect(npmRunTopics('creator')).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringMatching(
        /^There is one broker.*\n(Left: \S+ is there, and the brokers do not show it to us: grant Describe .*\n){8}$/,
      ),
    })
  })

  /** Which topics someone could write or read; anything but success or a refusal fails the test. */
  const reachOf = async (name: string) => {
    const client = clientAs(envOf(name))
    const refusal = /refuse us a right that we need/
    const tries = (await readBrokerTopics()).flatMap(({ name: topic }) => [
      client.write(topic, 'hello').then((line) => ({ did: `${name} Write ${topic}`, line })),
      client
        .read(topic, `${name}.${randomUUID()}`)
        .then((read) => ({ did: `${name} Read ${topic}`, line: 'line' in read ? read.line : null })),
    ])
    const done = await Promise.all(tries)
    for (const { line } of done) expect(line ?? 'refuse us a right that we need').toMatch(refusal)
    return done.filter(({ line }) => line === null).map(({ did }) => did)
  }

  test.each([...subgraphs, 'stranger'])(
    '%s writes its own topics and reads what it consumes, and nothing else',
    async (name) => {
      const plain = clientAs({ KAFKA_BROKERS: kafka.plainBrokers })
      for (const { name: topic } of await readBrokerTopics()) expect(await plain.write(topic, 'there')).toBeNull()

      const rights = (await readRights('')).filter(
        ({ principal, resource }) => resource === 'topic' && principal === name,
      )
      expect((await reachOf(name)).toSorted()).toEqual(rights.map(said).toSorted())
    },
    120_000,
  )

  test('nobody takes part in the group of another', async () => {
    const read = await clientAs(envOf('conversation')).read('task-events', 'reminder.tasks')

    expect(read).toEqual({ line: expect.stringMatching(/name no coordinator of our group: .* refuse us a right/) })
  })

  test('a right that is missing is a line for /ready and in the log, and no crash: once it is granted all goes on', async () => {
    const logged: string[] = []
    const log = pino({ level: 'warn' }, { write: (line) => void logged.push(messageIn(line)) })
    const settings = kafkaSettings(envOf('newcomer'))
    if (!settings) throw new Error('brokers were given')
    const worker = database.open('task_worker')
    const mailbox = { schema: 'task', worker }
    const bus = kafkaBus({ settings, name: 'newcomer', log, failpoint: noFailpoints })
    let hasFailed = false
    bus.failed?.catch(() => {
      hasFailed = true
    })
    bus.carry(mailbox)
    bus.subscribe({ group: 'newcomer.tasks', topics: [taskEvents], handle: async () => {} }, mailbox)
    onTestFinished(() => bus.stop())
    await worker.query(`insert into task.outbox (topic, key, event) values ('task-events', 'a', '{"is":"no event"}')`)
    await bus.start()

    await expect.poll(() => bus.trouble()).toMatch(/refuse us a right that we need/)
    for (const who of ['newcomer.tasks', 'task.outbox'])
      await expect
        .poll(() => logged.find((line) => line.startsWith(`${who} waits: `)))
        .toMatch(/; trying again by itself \(.+\)$/)
    expect(hasFailed).toBe(false)

    await grant(kafka.plainBrokers, rightsOfNewcomer)
    await expect.poll(() => bus.trouble()).toBeNull()
    await expect.poll(() => worker.query('select from task.outbox')).toEqual([])
    const aside = `select convert_from(body, 'UTF8') as body from task.dead_letter where consumer = 'newcomer.tasks'`
    await expect.poll(() => worker.query(aside)).toContainEqual({ body: '{"is": "no event"}' })
  })
})

const rightsOfNewcomer = (
  [
    ['Write', 'topic', 'task-events'],
    ['Read', 'topic', 'task-events'],
    ['Read', 'group', 'newcomer.tasks'],
  ] as const
).map(
  ([operation, resource, name]): Right => ({ principal: 'newcomer', operation, resource, name, pattern: 'literal' }),
)

const messageIn = (line: string) => z.object({ msg: z.string() }).parse(JSON.parse(line)).msg
