import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Lookup } from './name.lookup.ts'
import { isPublicAddress } from './public-address.ts'

/** Where an endpoint leads: to `addresses`, all of which may be sent to; to one that may not; to none; or nobody can say now. */
export type Reach =
  | Readonly<{ is: 'open'; addresses: readonly string[] }>
  | Readonly<{ is: 'private' }>
  | Readonly<{ is: 'nowhere' }>
  | Readonly<{ is: 'unknown' }>

/** Why no connection was made: at that moment the name led to where nothing may be sent, or nowhere. */
export class Unreachable extends Error {
  readonly reach: Exclude<Reach['is'], 'open'>

  constructor(reach: Exclude<Reach['is'], 'open'>) {
    super(`the push service is not to be reached: ${reach}`)
    this.reach = reach
  }
}

/** A part of a URL: `hostname` as it stands there, in brackets for IPv6; `port` is empty for the usual one. */
export type Place = Readonly<{ hostname: string; port: string }>

export type Reacher = Readonly<{
  /** Looks the name up anew each time, as it may lead elsewhere by then. */
  reach: (place: Place) => Promise<Reach>
  /** Whether the settings name this place: then any address will do, and any port. */
  isAllowed: (place: Place) => boolean
}>

/** `allowed` are hosts with ports, `127.0.0.1:8443`. */
export function reacher({ allowed, lookup }: Readonly<{ allowed: readonly string[]; lookup: Lookup }>): Reacher {
  const isAllowed = ({ hostname, port }: Place) => allowed.includes(`${hostname}:${port || '443'}`)

  const addressesOf = async (place: Place): Promise<readonly string[]> => {
    const host = place.hostname.replace(/^\[(.*)\]$/, '$1')
    if (isIP(host) !== 0) return [host]
    if (!isAllowed(place)) return lookup(host)
    return (await systemLookup(host, { all: true })).map(({ address }) => address)
  }

  const reach = async (place: Place): Promise<Reach> => {
    let addresses: readonly string[]
    try {
      addresses = await addressesOf(place)
    } catch {
      return { is: 'unknown' } // whoever asks has a sentence for it
    }
    if (addresses.length === 0) return { is: 'nowhere' }
    return isAllowed(place) || addresses.every(isPublicAddress) ? { is: 'open', addresses } : { is: 'private' }
  }

  return { reach, isAllowed }
}
