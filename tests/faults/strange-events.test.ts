import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { kafkaSettings } from '../../kafka/client/settings.ts'
import { withAdmin } from '../../kafka/client/with-admin.ts'
import type { Database } from '../../platform/database.ts'
import { expectAllWell } from '../support/faults/all-well.ts'
import { auditedVersions, effectsOf, notAt } from '../support/faults/effects.ts'
import { lagging } from '../support/faults/lag.ts'
import { startLoad } from '../support/faults/load.ts'
import { readTopics, writeToTopics } from '../support/faults/messages.ts'
import { largest, newer, plain, poisons } from '../support/faults/poison.ts'
import { shuffledWithin, type Told, tell, toldTasks } from '../support/faults/told-tasks.ts'
import { faultMs } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { eventFaults, unrest } from '../support/replicas/event-faults.ts'
import { type House, houseForAll } from '../support/replicas/house.ts'
import { topicNames } from '../support/replicas/topics.ts'

const within = { timeout: 90_000, interval: 250 }
const readers = { 'audit.log': 'audit', 'conversation.tasks': 'conversation', 'reminder.tasks': 'reminder' }
const letters = Object.entries(readers)
const keysOf = (told: readonly Told[]) => [...new Set(told.map(({ key }) => key))]

// They follow one another: what stays behind of the later ones is what the earlier ones are checked not to have.
await describeWithKafka('what may come by a topic', ({ env }) => {
  const started = houseForAll({ kafka: env }, 240_000)
  let house: House
  let sql: Database
  beforeAll(() => {
    house = started()
    sql = house.database.open()
  })

  const rest = async () => {
    await expect.poll(() => unrest(sql), within).toEqual([])
    await expect.poll(() => lagging(env), within).toEqual([])
  }

  test('F17: every event three times, and again a day later, has the effects of once', {
    timeout: faultMs,
  }, async () => {
    const load = await startLoad(house, ['ada', 'eve'])
    await expect.poll(load.made, within).toBeGreaterThan(30)
    await expectAllWell(house, sql, { deeds: await load.end() })
    const before = await effectsOf(sql)
    const said = await readTopics(env, topicNames)

    await writeToTopics(env, [...said, ...said])
    await rest()
    expect(await effectsOf(sql)).toEqual(before)

    for (const schema of ['task', 'reminder', 'conversation', 'audit'])
      await sql.query(`update ${schema}.inbox set handled_at = handled_at - interval '1 day'`)
    await writeToTopics(env, said)
    await rest()
    expect(await effectsOf(sql)).toEqual(before)
  })

  // What a topic can do at worst: keys among each other in any order, and what came before once more, later.
  test('F18: shuffled within 20 across keys, with late repeats: I4, each is applied in order and once', {
    timeout: faultMs,
  }, async () => {
    const told = toldTasks({ ownerId: 'shuffled', tasks: 40, versions: 6 })
    const interleaved = told.toSorted((one, other) => one.version - other.version)
    const ofKey = Map.groupBy(interleaved, ({ key }) => key)
    const inOrder = shuffledWithin(interleaved, 20).flatMap(({ key }) => ofKey.get(key)?.shift() ?? [])
    const lateRepeats = shuffledWithin([...inOrder, ...inOrder], 20)

    await tell(sql, [...inOrder, ...lateRepeats])
    await rest()

    const audited = await auditedVersions(sql, 'shuffled')
    expect([...audited.values()]).toEqual(keysOf(told).map(() => [1, 2, 3, 4, 5, 6]))
    expect(await notAt(sql, keysOf(told), 6)).toEqual([])
    expect(await eventFaults(sql, env)).toEqual([])
  })

  // No transport does this to a key; a dead letter that is redriven does. See "Redriving" among the semantics of events.
  test('F18: shuffled within 20, keys and all: state ends at the newest, and the audit has each once', {
    timeout: faultMs,
  }, async () => {
    const told = toldTasks({ ownerId: 'mixed', tasks: 20, versions: 6 })
    await tell(sql, shuffledWithin(told, 20))
    await rest()

    const audited = await auditedVersions(sql, 'mixed')
    expect([...audited.values()].map((versions) => versions.toSorted((one, other) => one - other))).toEqual(
      keysOf(told).map(() => [1, 2, 3, 4, 5, 6]),
    )
    expect(await notAt(sql, keysOf(told), 6)).toEqual([])
    expect(await eventFaults(sql, env)).toEqual([])
  })

  test('F19: poison is one dead letter of each reader, with its bytes, and what comes behind it goes on', {
    timeout: faultMs,
  }, async () => {
    await allowLarge()
    const told = toldTasks({ ownerId: 'poisoned', tasks: 1, versions: 2 })
    const [first, second] = told
    if (!first || !second) throw new Error('there are two')
    const bad = [...poisons(first)]
    const pids = house.all().map(({ pid }) => pid())

    await writeToTopics(env, [plain(first), ...bad.map(([, message]) => message), plain(second)])
    await expect.poll(() => notAt(sql, keysOf(told), 2), within).toEqual([])
    await rest()

    const shown = bad.map(([fault, { value }]) => ({ fault: expect.stringContaining(fault), body: hashOf(value) }))
    for (const [group, schema] of letters) {
      const found = await sql.query<{ fault: string; body: Buffer | null }>(
        `select error as fault, body from ${schema}.dead_letter where consumer = $1 order by id`,
        [group],
      )
      expect(found.map(({ fault, body }) => ({ fault, body: hashOf(body) }))).toEqual(shown)
    }
    expect((await auditedVersions(sql, 'poisoned')).get(first.key)).toEqual([1, 2])
    expect(house.all().map(({ pid }) => pid())).toEqual(pids)

    const copies = () => readTopics(env, ['task-events.dlq'])
    await expect.poll(async () => (await copies()).length, within).toBe(bad.length * letters.length)
    const kept = new Set((await copies()).map(({ value }) => hashOf(value)))
    for (const [fault, { value }] of bad) if (fault !== 'more than') expect(kept).toContain(hashOf(value))
  })

  test('F20: what a newer release says is kept aside with what is behind it, and others go on', {
    timeout: faultMs,
  }, async () => {
    const [first, second, other] = toldTasks({ ownerId: 'newer', tasks: 2, versions: 2 })
    if (!first || !second || !other) throw new Error('there are four')
    const pids = house.all().map(({ pid }) => pid())

    await writeToTopics(env, [newer(first), plain(second), plain(other)])

    await expect.poll(() => notAt(sql, [other.key], 1), within).toEqual([])
    await expect.poll(() => lagging(env), within).toEqual([])
    for (const [group, schema] of letters) {
      const aside = await sql.query(
        `select key, version from ${schema}.kept_aside where consumer = $1 order by position`,
        [group],
      )
      expect(aside).toEqual([
        { key: first.key, version: 2 },
        { key: first.key, version: null },
      ])
    }
    expect(house.all().map(({ pid }) => pid())).toEqual(pids)
    for (const { url } of house.all()) expect((await fetch(`${url}/ready`)).status).toBe(200)
  })

  const allowLarge = async () => {
    const settings = kafkaSettings(env)
    if (!settings) throw new Error('brokers were given')
    const configEntries = [{ name: 'max.message.bytes', value: String(largest) }]
    const resources = [{ type: 2, name: `${settings.KAFKA_PREFIX}task-events`, configEntries }] // a topic's, as kafkajs has it
    await withAdmin(settings, (admin) => admin.alterConfigs({ resources, validateOnly: false }))
  }
})

const hashOf = (bytes: Buffer | null) => (bytes === null ? null : createHash('sha256').update(bytes).digest('hex'))
