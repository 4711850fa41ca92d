import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All of IPv6 that was ever given out (IANA): what lies outside is unknown to the list of special ranges, and no place to go. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * Whether an address is one host's on the public internet. Those that carry an IPv4 address within (mapped, NAT64, 6to4,
 * Teredo) are not: they are ways round a check, and no push service has such a one.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(globalUnicast))
}
