import { join } from 'node:path'
import { z } from 'zod'
import type { AnyEvent } from '../../kafka/envelope.ts'
import { type DeclaredTopic, readTopics } from '../../kafka/topics.ts'
import { type Contracts, readContracts } from './contracts.ts'
import { readExamples } from './examples.ts'
import { parsed } from './parsed.ts'
import { type Readers, readReaders } from './readers.ts'

/** All that the document says is said somewhere in here. */
export type Sources = Readonly<{
  contracts: Contracts
  topics: readonly DeclaredTopic[]
  readers: Readers
  examples: readonly AnyEvent[]
  /** The product's. */
  version: string
}>

export async function readSources(root: string): Promise<Sources> {
  const [contracts, topics, readers, examples, { version }] = await Promise.all([
    readContracts(root),
    readTopics(join(root, 'kafka/topics.yaml')),
    readReaders(root),
    readExamples(root),
    parsed(root, 'package.json', z.object({ version: z.string() })),
  ])
  return { contracts, topics, readers, examples, version }
}
