import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type OwnKafka, ownKafka } from './own-kafka.ts'

/**
 * The same broker without anything that it had taken. It was killed for that; `asAnother` gives it another cluster's id.
 */
export async function emptied(kafka: OwnKafka, { asAnother = false } = {}): Promise<OwnKafka> {
  const { dataDir } = kafka
  await kafka.kill()
  await kafka.stop()
  await rm(join(dataDir, 'kafka', ...(asAnother ? [] : ['broker-0'])), { recursive: true })
  return ownKafka({ dataDir, firstPort: kafka.nodes[0]?.port })
}
