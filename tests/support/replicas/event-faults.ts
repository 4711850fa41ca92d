import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { kafkaClient } from '../../../kafka/client/client.ts'
import { kafkaSettings } from '../../../kafka/client/settings.ts'
import type { Database } from '../../../platform/database.ts'
import { createLog } from '../../../platform/log.ts'
import type { Env } from './replica.ts'
import { topicNames } from './topics.ts'

const Readers = z.object({ groups: z.record(z.string(), z.record(z.string(), z.unknown())) })
const { groups } = Readers.parse(parse(readFileSync(new URL('../../../kafka/readers.yaml', import.meta.url), 'utf8')))
const schemas = ['task', 'reminder', 'conversation', 'audit']

/** What has not come to rest: rows that wait, and events that a group has not handled. `sql`: the superuser's. */
export async function unrest(sql: Database): Promise<string[]> {
  const waiting = await Promise.all(
    schemas.map(async (schema) => {
      const [row] = await sql.query<{ outbox: number; aside: number }>(
        `select (select count(*) from ${schema}.outbox) as outbox, (select count(*) from ${schema}.kept_aside) as aside`,
      )
      return row && row.outbox + row.aside > 0 ? [`${schema}: ${row.outbox} in the outbox, ${row.aside} aside`] : []
    }),
  )
  return [...waiting.flat(), ...(await unhandled(sql))]
}

/** I2: each event that was published was handled by each group that reads its topic; by the inboxes, which hold each once. */
async function unhandled(sql: Database): Promise<string[]> {
  const faults: string[] = []
  for (const [group, topics] of Object.entries(groups)) {
    const inbox = `${group.split('.')[0]}.inbox`
    const published = schemas
      .map((schema) => `select topic, event->>'id' as id from ${schema}.outbox_sent`)
      .join(' union all ')
    const missing = await sql.query<{ id: string; topic: string }>(
      `select id, topic from (${published}) sent where topic = any($1)
         and not exists (select from ${inbox} where consumer = $2 and event_id = sent.id::uuid)`,
      [Object.keys(topics), group],
    )
    faults.push(...missing.map(({ id, topic }) => `${group} has not handled ${id} of ${topic}`))
  }
  return faults
}

/** What must not be however long one waits: dead letters, and events in a topic that nobody committed (I3). */
export async function eventFaults(sql: Database, kafka: Env): Promise<string[]> {
  const letters = await Promise.all(
    schemas.map((schema) =>
      sql.query<{ fault: string }>(
        `select format('dead letter of %s at %s: %s', consumer, place, error) as fault from ${schema}.dead_letter`,
      ),
    ),
  )
  const sent = schemas.map((schema) => `select event->>'id' as id from ${schema}.outbox_sent`).join(' union ')
  const committed = new Set((await sql.query<{ id: string }>(sent)).map(({ id }) => id))
  const inTopics = await idsInTopics(kafka)
  const unknown = [...inTopics]
    .filter((id) => !committed.has(id))
    .map((id) => `${id} is in a topic, and nobody said it`)
  const missing = [...committed].filter((id) => !inTopics.has(id)).map((id) => `${id} was sent, and is in no topic`)
  return [...letters.flat().map(({ fault }) => fault), ...unknown, ...missing]
}

const Identified = z.object({ id: z.string() })

async function idsInTopics(env: Env): Promise<Set<string>> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const kafka = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test') })
  const names = topicNames.map((name) => settings.KAFKA_PREFIX + name)
  const left = await endsOf(kafka.admin(), names)
  const consumer = kafka.consumer({
    groupId: `${settings.KAFKA_PREFIX}reading.${crypto.randomUUID()}`,
    maxWaitTimeInMs: 100,
  })
  const ids = new Set<string>()
  const done = Promise.withResolvers<void>()
  if (left.size === 0) done.resolve()
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: names, fromBeginning: true })
    await consumer.run({
      eachBatch: async ({ batch: { topic, partition, messages } }) => {
        for (const { value } of messages) ids.add(Identified.parse(JSON.parse(String(value))).id)
        const place = `${topic}/${partition}`
        if (Number(messages.at(-1)?.offset) + 1 >= (left.get(place) ?? 0)) left.delete(place)
        if (left.size === 0) done.resolve()
      },
    })
    await done.promise
  } finally {
    await consumer.disconnect()
  }
  return ids
}

/** Where each partition ends that has anything in it. */
async function endsOf(
  admin: ReturnType<ReturnType<typeof kafkaClient>['admin']>,
  names: readonly string[],
): Promise<Map<string, number>> {
  try {
    await admin.connect()
    const ends = await Promise.all(
      names.map(async (name) => (await admin.fetchTopicOffsets(name)).map((each) => ({ name, ...each }))),
    )
    return new Map(
      ends
        .flat()
        .filter(({ high, low }) => Number(high) > Number(low))
        .map(({ name, partition, high }) => [`${name}/${partition}`, Number(high)]),
    )
  } finally {
    await admin.disconnect()
  }
}
