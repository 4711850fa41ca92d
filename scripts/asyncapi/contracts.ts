import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { Topic } from '../../kafka/envelope.ts'

/** `shapes` are what the contracts export besides topics, by the name that it has there. */
export type Contracts = Readonly<{ topics: readonly Topic[]; shapes: ReadonlyMap<string, z.ZodType> }>

const shape = z.instanceof(z.ZodType)
const topic = z.object({
  name: z.string(),
  key: z.enum(['subject', 'owner']),
  version: z.int(),
  events: z.record(z.string(), shape),
})

/** Everything that kafka/contracts/ exports, sorted by file. */
export async function readContracts(root: string): Promise<Contracts> {
  const files = await Array.fromAsync(glob('kafka/contracts/*.contract.ts', { cwd: root }))
  const modules = await Promise.all(files.sort().map((file) => load(join(root, file))))
  const exported = modules.flatMap((module) => Object.entries(module))
  return {
    topics: exported.flatMap(([, value]) => topic.safeParse(value).data ?? []),
    shapes: new Map(
      exported.flatMap(([name, value]) => {
        const { data } = shape.safeParse(value)
        return data ? [[name, data] as const] : []
      }),
    ),
  }
}

async function load(path: string): Promise<object> {
  const module: unknown = await import(pathToFileURL(path).href)
  return z.looseObject({}).parse(module)
}
