import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All of IPv6 that was ever given out (IANA): what lies outside is unknown to the list of special ranges, and no place to go. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/** What DNS64 puts before the IPv4 address of a host that has no other (RFC 6052), in networks without IPv4. */
const nat64 = ipaddr.parseCIDR('64:ff9b::/96')

/**
 * Whether an address is one host's on the public internet. Those that carry an IPv4 address within (mapped, 6to4, Teredo) are
 * not: they are ways round a check, and no push service has such a one. Behind NAT64 the IPv4 address is what counts.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') return isUnicast(parsed)
  if (parsed.match(nat64)) return isUnicast(ipaddr.fromByteArray(parsed.toByteArray().slice(12)))
  return isUnicast(parsed) && parsed.match(globalUnicast)
}

const isUnicast = (address: ipaddr.IPv4 | ipaddr.IPv6) => address.range() === 'unicast'
