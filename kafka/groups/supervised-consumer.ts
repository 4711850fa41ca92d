import type { Consumer, ConsumerConfig, ConsumerRunConfig, Kafka } from 'kafkajs'
import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import { BrokerSilence } from '../client/fault.ts'
import { outage } from '../outage.ts'
import { OwnFault, ownFaults } from './own-fault.ts'

/** A consumer that is there again by itself after whatever ended it. */
export interface SupervisedConsumer {
  start: () => void
  stop: () => Promise<void>
  trouble: () => string | null
  /** Resolves when it has begun to read for the first time. */
  reading: Promise<void>
}

type Options = Readonly<{
  /** As people know it. */
  name: string
  kafka: Kafka
  config: ConsumerConfig
  topics: readonly string[]
  fromBeginning: boolean
  run: (consumer: Consumer) => ConsumerRunConfig
  /** The partitions were given out anew, or are nobody's for now. */
  onReassigned?: () => void
  /** One line for what the brokers answered; null for what nobody foresaw. */
  faultOf: (error: unknown) => string | null
  /** Nothing will mend this, by `OwnFault` ours: the process is to end, rather than to be up and to consume nothing. */
  onFatal: (error: unknown) => void
  /** So long without a sign of life, and it is taken for one that reads no more. */
  silentAfterMs?: number
  log: Log
}>

const aMinuteMs = 60_000

/**
 * kafkajs ends a consumer at an error that it does not try again, says so in an event, and stays up. Here each end is
 * followed by a new consumer after a while; and one that has not been heard of for a minute is ended, too.
 */
export function supervisedConsumer(options: Options): SupervisedConsumer {
  const { name, faultOf, onFatal, log } = options
  const stopping = new AbortController()
  const waiting = outage(name, log, (error) => `${name} waits: ${faultOf(error) ?? 'nobody foresaw why'}`)
  const reading = Promise.withResolvers<void>()
  const onReading = () => {
    waiting.end()
    reading.resolve()
  }

  const turn = async (): Promise<number> => {
    try {
      await runOnce(options, onReading, stopping.signal)
      return 0
    } catch (error) {
      if (error instanceof OwnFault || faultOf(error) === null) onFatal(error)
      return waiting.begin(error)
    }
  }
  const { start, stop } = loop(turn)
  return {
    start,
    stop: () => {
      stopping.abort()
      return stop()
    },
    trouble: waiting.trouble,
    reading: reading.promise,
  }
}

/** Resolves when it was told to stop; throws why it ended by itself. */
async function runOnce(options: Options, onReading: () => void, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return
  const { name, kafka, config, topics, fromBeginning, run, onReassigned, silentAfterMs = aMinuteMs } = options
  const consumer = kafka.consumer({ ...config, retry: { ...config.retry, restartOnFailure: async () => false } })
  const ended = Promise.withResolvers<void>()
  ended.promise.catch(() => {}) // heard below, once it runs
  const own = ownFaults(name)
  const signs = watchSigns(consumer, silentAfterMs, ended.reject)
  const onStop = () => ended.resolve()
  stop.addEventListener('abort', onStop)
  consumer.on(consumer.events.CRASH, ({ payload }) => ended.reject(own.of(payload.error) ?? payload.error))
  // Of a consumer that has stopped nothing can be asked any more, also in the time until it is disconnected.
  for (const event of [consumer.events.GROUP_JOIN, consumer.events.STOP]) consumer.on(event, () => onReassigned?.())
  consumer.on(consumer.events.FETCH, onReading)
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [...topics], fromBeginning })
    await consumer.run(own.watched(run(consumer)))
    await ended.promise
  } finally {
    signs.end()
    stop.removeEventListener('abort', onStop)
    await consumer.disconnect().catch(() => {}) // it is being given up
    onReassigned?.()
  }
}

function watchSigns(consumer: Consumer, silentAfterMs: number, onSilence: (error: Error) => void): { end: () => void } {
  let heardAt = performance.now()
  const hear = () => {
    heardAt = performance.now()
  }
  const { HEARTBEAT, FETCH, FETCH_START, GROUP_JOIN, REBALANCING } = consumer.events
  for (const event of [HEARTBEAT, FETCH, FETCH_START, GROUP_JOIN, REBALANCING]) consumer.on(event, hear)
  const timer = setInterval(() => {
    if (performance.now() - heardAt > silentAfterMs)
      onSilence(new BrokerSilence('The brokers were not heard of for too long.'))
  }, silentAfterMs / 12)
  return { end: () => clearInterval(timer) }
}
