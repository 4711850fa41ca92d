import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Client } from '../client.ts'

/** What a client may see while processes come and go: it says the same again. */
const retriable = new Set(['UNAVAILABLE', 'TIMEOUT'])
const patienceMs = 90_000
const pauseMs = 100
// A gateway says after ten seconds that nobody answers it. One that is stopped says nothing at all.
const answerMs = 15_000

export type Insisted = Readonly<{
  /** Null when it was given up, or answered with what saying again does not mend. */
  data: Answer['data'] | null
  /** What no client should have to see. */
  surprise: string | null
}>

type Request = Readonly<{ query: string; variables: Record<string, unknown> }>

/** Asks one gateway after the other until there is an answer; `times` is how often at most. */
export async function insist(
  clients: readonly Client[],
  { query, variables }: Request,
  times = Number.POSITIVE_INFINITY,
): Promise<Insisted> {
  const until = performance.now() + patienceMs
  let last = 'nothing'
  for (let tried = 0; tried < times && performance.now() < until; tried++) {
    if (tried > 0) await sleep(pauseMs)
    const answer = await Promise.race([
      clients[tried % clients.length]?.run(query, variables).catch(unanswered),
      sleep(answerMs, silence, { ref: false }),
    ])
    if (answer?.errors === undefined && answer?.data) return { data: answer.data, surprise: null }
    last = JSON.stringify(answer?.errors)
    const isRetriable = answer?.errors?.every(({ extensions }) => retriable.has(extensions['code']))
    if (!isRetriable) return { data: null, surprise: `${last} to ${query} ${JSON.stringify(variables)}` }
  }
  const isGivenUp = performance.now() < until
  return { data: null, surprise: isGivenUp ? null : `${last} for ${patienceMs} ms` }
}

/** The connection broke, or nothing came: nobody knows whether it was done. */
const unanswered = (error: unknown): Answer => ({
  errors: [{ message: String(error), extensions: { code: 'UNAVAILABLE' } }],
})

const silence = unanswered(`nothing in ${answerMs} ms`)
