import { z } from 'zod'
import { parsed } from './parsed.ts'

const read = z.record(z.string(), z.union([z.literal('all'), z.array(z.string()).min(1)]))
const readers = z.object({ groups: z.record(z.string(), read), listeners: z.record(z.string(), read) })

/** Of each topic the types that are acted on. */
export type Reading = z.infer<typeof read>
/** Durable groups by their name, listeners by their subgraph's. */
export type Readers = z.infer<typeof readers>

export const readReaders = (root: string): Promise<Readers> => parsed(root, 'kafka/readers.yaml', readers)
