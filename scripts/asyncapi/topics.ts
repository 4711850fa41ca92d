import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const topic = z.object({
  name: z.string(),
  partitions: z.int(),
  retentionDays: z.int(),
  deadLetters: z.string(),
})

/** A topic as a broker has it. */
export type BrokerTopic = z.infer<typeof topic>

export async function readTopics(root: string): Promise<readonly BrokerTopic[]> {
  const text = await readFile(join(root, 'kafka/topics.yaml'), 'utf8')
  return z.object({ topics: z.array(topic) }).parse(parse(text)).topics
}
