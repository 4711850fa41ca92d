import { Resolver } from 'node:dns/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from '../../../platform/error-code.ts'

/** The addresses that a name has now; none for a name that does not exist. Throws when nobody can say. */
export type Lookup = (name: string) => Promise<readonly string[]>

/**
 * Asks the name servers themselves: the system's resolver has four threads for the whole process, which a few names that
 * never answer would hold. Within 2 seconds.
 */
export function dnsLookup(servers?: readonly string[]): Lookup {
  const resolver = new Resolver({ timeout: 1_000, tries: 2 })
  if (servers) resolver.setServers(servers)
  return async (name) => {
    if (isLocalhost(name)) return ['127.0.0.1', '::1']
    const late = new AbortController()
    try {
      return await Promise.race([both(resolver, name), tooLate(late.signal)])
    } finally {
      late.abort()
    }
  }
}

/** No name server knows it (RFC 6761). */
const isLocalhost = (name: string) => /(^|\.)localhost\.?$/.test(name)

async function tooLate(signal: AbortSignal): Promise<never> {
  await sleep(2_000, undefined, { signal })
  throw new Error('no name server has answered')
}

/** What one family's question failed for is of no matter when the other's was answered. */
async function both(resolver: Resolver, name: string): Promise<string[]> {
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length > 0) return found
  for (const answer of answers) if (answer.status === 'rejected' && !isNone(answer.reason)) throw answer.reason
  return []
}

const isNone = (error: unknown) => none.some((code) => hasCode(error, code))

// The last one for what can be no name, as with a label of 70 letters: no name server is asked about it.
const none = ['ENOTFOUND', 'ENODATA', 'EBADNAME']
