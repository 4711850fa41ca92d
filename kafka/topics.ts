import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { StartupError } from '../platform/startup-error.ts'

const many = z.int().min(1)
const shared = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,200}$/, 'use letters, digits, dots, dashes and underscores'),
  partitions: many,
  retentionDays: many,
  maxMessageBytes: many,
})
const topic = shared.extend({
  key: z.enum(['subject', 'owner']),
  replication: many,
  cleanup: z.enum(['delete', 'compact']),
  compression: z.enum(['uncompressed', 'gzip'], { error: 'use uncompressed or gzip: nothing else is read here' }),
  deadLetters: shared,
})
const declared = z.strictObject({ topics: z.array(topic).min(1) })

/** A topic of events, with the one behind it for what could not be taken. */
export type DeclaredTopic = z.infer<typeof topic>

/** A topic as a broker is to have it. */
export type BrokerTopic = z.infer<typeof shared> & Pick<DeclaredTopic, 'replication' | 'cleanup' | 'compression'>

const file = new URL('topics.yaml', import.meta.url)

/** Throws a `StartupError` that names every fault. */
export const readTopics = async (path: string | URL = file): Promise<readonly DeclaredTopic[]> =>
  topicsIn(await readFile(path, 'utf8'))

/** What a text like kafka/topics.yaml declares. */
export function topicsIn(text: string): readonly DeclaredTopic[] {
  const { data, error } = declared.safeParse(parse(text))
  if (error) throw unusable(z.prettifyError(error).replaceAll(/\s+/g, ' '))
  const names = brokerTopics(data.topics).map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw unusable(`it has ${twice} twice.`)
  return data.topics
}

const unusable = (why: string) => new StartupError(`kafka/topics.yaml is not usable: ${why}`)

/** All that a broker has to have: each topic, and that of its dead letters. */
export const brokerTopics = (topics: readonly DeclaredTopic[]): readonly BrokerTopic[] =>
  topics.flatMap((topic) => [topic, deadLettersOf(topic)])

export const readBrokerTopics = async (): Promise<readonly BrokerTopic[]> => brokerTopics(await readTopics())

/** What is not said of it is as for the topic itself. */
export const deadLettersOf = ({ replication, cleanup, compression, deadLetters }: DeclaredTopic): BrokerTopic => ({
  replication,
  cleanup,
  compression,
  ...deadLetters,
})
