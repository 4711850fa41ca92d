// Clients of Kafka that know nothing of this project. Each is run as a process, and only where the machine has it.
import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const message = z.object({
  topic: z.string(),
  key: z.string(),
  headers: z.record(z.string(), z.string()),
  event: z.json(),
})
export type Message = z.infer<typeof message>

export type Client = Readonly<{
  name: string
  /** Why it cannot be had here; null when it can. */
  missing: () => string | null
  /** The first `count` messages of these topics, in no order across topics. */
  read: (brokers: string, topics: readonly string[], count: number) => Promise<Message[]>
}>

const run = async (program: string, args: readonly string[]) =>
  (await promisify(execFile)(program, [...args], { timeout: 60_000, maxBuffer: 2 ** 26 })).stdout
const linesOf = (output: string) => output.split('\n').filter((line) => line !== '')
const succeeds = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0

const fromKcat = z.object({ topic: z.string(), key: z.string(), headers: z.array(z.string()), payload: z.string() })

/** Prints its headers as one list, of names and values in turn. */
const kcat: Client = {
  name: 'kcat',
  missing: () => (succeeds('kcat', '-V') ? null : 'there is no kcat here (kafkacat in Debian)'),
  read: async (brokers, topics) => {
    const outputs = await Promise.all(
      topics.map((topic) => run('kcat', ['-b', brokers, '-C', '-t', topic, '-o', 'beginning', '-e', '-q', '-J'])),
    )
    return outputs.flatMap(linesOf).map((line) => {
      const { topic, key, headers, payload } = fromKcat.parse(JSON.parse(line))
      const pairs = headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? '']] : []))
      return message.parse({ topic, key, headers: Object.fromEntries(pairs), event: JSON.parse(payload) })
    })
  },
}

const script = fileURLToPath(new URL('stock-consumer.py', import.meta.url))

const python: Client = {
  name: 'confluent-kafka of Python',
  missing: () =>
    succeeds('python3', '-c', 'import confluent_kafka')
      ? null
      : 'python3 has no confluent_kafka here (pip install confluent-kafka)',
  read: async (brokers, topics, count) =>
    linesOf(await run('python3', [script, brokers, String(count), ...topics])).map((line) =>
      message.parse(JSON.parse(line)),
    ),
}

export const clients: readonly Client[] = [kcat, python]
