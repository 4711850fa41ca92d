import { kafkaClient } from '../../../kafka/client/client.ts'
import { brokerFault } from '../../../kafka/client/fault.ts'
import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { createLog } from '../../../platform/log.ts'

/** One of our processes to the brokers, less all that is not reading and writing. */
export type Client = Readonly<{
  /** Null when the brokers have it, else the line that says what is wrong. */
  write: (topic: string, value: string) => Promise<string | null>
  /** The first message of a topic, or the first that is `wanted`; else the line. */
  read: (topic: string, groupId: string, wanted?: string) => Promise<{ value: string } | { line: string }>
}>

/** `env` as for `kafkaSettings`. */
export function clientAs(env: Record<string, string>): Client {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('Brokers have to be given.')
  const kafka = kafkaClient(settings, { clientId: 'test', log: createLog('silent', 'test'), retries: 1 })
  const lineFor = (error: unknown) => brokerFault(error, settings) ?? String(error)

  return {
    write: async (topic, value) => {
      const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, retry: { retries: 1 } })
      try {
        await producer.connect()
        await producer.send({ topic, messages: [{ value }] })
        return null
      } catch (error) {
        return lineFor(error)
      } finally {
        await producer.disconnect()
      }
    },
    read: async (topic, groupId, wanted) => {
      const consumer = kafka.consumer({
        groupId,
        maxWaitTimeInMs: 100,
        retry: { retries: 1, restartOnFailure: async () => false },
      })
      const first = Promise.withResolvers<{ value: string } | { line: string }>()
      consumer.on(consumer.events.CRASH, ({ payload }) => first.resolve({ line: lineFor(payload.error) }))
      const eachMessage = async ({ message }: { message: { value: Buffer | null } }) => {
        const value = message.value?.toString() ?? ''
        if (wanted === undefined || value === wanted) first.resolve({ value })
      }
      try {
        await consumer.connect()
        await consumer.subscribe({ topics: [topic], fromBeginning: true })
        await consumer.run({ eachMessage })
        return await first.promise
      } catch (error) {
        return { line: lineFor(error) }
      } finally {
        await consumer.disconnect()
      }
    },
  }
}
