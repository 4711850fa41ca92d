import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const file = 'kafka/readers.yaml'
const read = z.record(z.string(), z.union([z.literal('all'), z.array(z.string()).min(1)]))
const readers = z.object({ groups: z.record(z.string(), read), listeners: z.record(z.string(), read) })

/** Of each topic the types that are acted on. */
export type Reading = z.infer<typeof read>
/** Durable groups by their name, listeners by their subgraph's. */
export type Readers = z.infer<typeof readers>

export const readReaders = async (root: string): Promise<Readers> =>
  readers.parse(parse(await readFile(join(root, file), 'utf8')))
