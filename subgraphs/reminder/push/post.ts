import { isIPv6, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { attemptsByHost } from '../delivery/lanes-of.ts'
import { type Place, type Reacher, Unreachable } from './reach.ts'

export type Answer = Readonly<{ status: number; retryAfter: string | null }>

export type Post = (url: URL, headers: Readonly<Record<string, string>>, body: Buffer) => Promise<Answer>

export type PostParts = Readonly<{
  reacher: Reacher
  /** The authorities to trust instead of the well-known ones, as PEM. */
  ca?: string | undefined
  timeoutMs?: number
}>

const mostOfBody = 4_096

/**
 * Posts to addresses that were checked, and to no other: each connection goes to those that were found and checked when it
 * was made, whatever the name says a moment later. Follows no redirect, and asks no proxy.
 */
export function poster({ reacher, ca, timeoutMs = 20_000 }: PostParts): { post: Post; close: () => Promise<void> } {
  const agent = new Agent({ connect: checkedConnector(reacher, ca), connections: attemptsByHost, allowH2: false })

  const post: Post = async (url, headers, payload) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const {
      statusCode,
      headers: said,
      body,
    } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers,
      body: payload,
      signal,
    })
    // The status is the answer. The rest is read for as long as it is short, so that the connection can be used again.
    body.dump({ limit: mostOfBody, signal }).catch(() => {})
    const { 'retry-after': retryAfter } = said
    return { status: statusCode, retryAfter: typeof retryAfter === 'string' ? retryAfter : null }
  }
  return { post, close: () => agent.destroy() }
}

const checkedConnector =
  ({ reach }: Reacher, ca: string | undefined): buildConnector.connector =>
  (options, callback) => {
    const connect = async () => {
      const found = await reach(placeOf(options))
      if (found.is !== 'open') return callback(new Unreachable(found.is), null)
      const pinned = { lookup: only(found.addresses), timeout: 10_000, allowH2: false }
      buildConnector(ca === undefined ? pinned : { ...pinned, ca })(options, callback)
    }
    void connect()
  }

/** The connector gets IPv6 addresses without their brackets. */
const placeOf = ({ hostname, port }: buildConnector.Options): Place => ({
  hostname: isIPv6(hostname) ? `[${hostname}]` : hostname,
  port,
})

const only =
  (addresses: readonly string[]): LookupFunction =>
  (_name, { all }, found) => {
    const entries = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
    if (all) return found(null, entries)
    const [first] = entries
    found(first ? null : new Unreachable('nowhere'), first?.address ?? '', first?.family)
  }
