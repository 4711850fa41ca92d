import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { keptFile } from '../../platform/kept-file.ts'
import { StartupError } from '../../platform/startup-error.ts'

const Kept = z.object({ clusterId: z.string(), brokers: z.int().min(1) })
export type Kept = z.infer<typeof Kept>

const name = 'cluster.json'

/** Throws a `StartupError` for a folder in which there is something else, such as the sources of Tickler. */
export async function mustBeForKafka(folder: string): Promise<void> {
  const found = await readdir(folder)
  if (found.includes(name) || found.every((each) => each === 'lock' || each.startsWith(name))) return
  throw new StartupError(`${folder} holds something else than a Kafka: choose another folder, as by --data.`)
}

/**
 * Which cluster lives in this folder, made on the first start. `brokers`: how many are asked for, else as many as there
 * were, else one. Throws a `StartupError` when that is another number than there were.
 */
export async function keptCluster(folder: string, brokers?: number): Promise<Kept> {
  const file = join(folder, name)
  const text = await keptFile(file, async () => JSON.stringify({ clusterId: newClusterId(), brokers: brokers ?? 1 }))
  const kept = parsed(file, text)
  if (brokers === undefined || brokers === kept.brokers) return kept
  throw new StartupError(
    `${folder} holds a Kafka of ${kept.brokers} ${kept.brokers === 1 ? 'broker' : 'brokers'}, each with its part of the events: ask for ${kept.brokers}, or for another folder.`,
  )
}

function parsed(file: string, text: string): Kept {
  try {
    return Kept.parse(JSON.parse(text))
  } catch (cause) {
    throw new StartupError(`${file} is damaged, and the events beside it belong to nobody: remove that folder.`, {
      cause,
    })
  }
}

/** As Kafka makes them; one that begins with a dash would look like an option to its tools. */
function newClusterId(): string {
  const id = randomBytes(16).toString('base64url')
  return id.startsWith('-') ? newClusterId() : id
}

/** Whether a broker's folder was made ready for this cluster, which Kafka does last. */
export async function isFormatted(directory: string): Promise<boolean> {
  return readFile(join(directory, 'meta.properties')).then(
    () => true,
    () => false, // if it is there and cannot be read, Kafka says so
  )
}
