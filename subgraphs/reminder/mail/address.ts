import { domainToASCII } from 'node:url'
import { z } from 'zod'

const howItLooks = 'write one address alone, like ali@example.org'
const howLong = 'use an address of at most 254 characters'

// An atom of RFC 5322, less % and !, by which old servers relay to somebody else.
const localPart = /^[a-z0-9#$&'*+/=?^_`{|}~-]+(\.[a-z0-9#$&'*+/=?^_`{|}~-]+)*$/i
const writtenDomain = /^[\p{L}\p{N}\p{M}.-]+$/u
const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: to refuse them is what this is for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u

/** The domain as it goes over the wire (IDNA), in lower case; empty for none that can be. */
function wireDomain(written: string): string {
  const domain = writtenDomain.test(written) ? domainToASCII(written).toLowerCase() : ''
  return domain.length <= 253 && hostName.test(domain) ? domain : ''
}

const halves = (address: string): readonly [local: string, domain: string] => {
  const at = address.lastIndexOf('@')
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}

const isPlain = (address: string) => {
  const [local, domain] = halves(address)
  return localPart.test(local) && wireDomain(domain) !== ''
}

const onTheWire = (address: string) => {
  const [local, domain] = halves(address)
  return `${local}@${wireDomain(domain)}`
}

/**
 * One mailbox, as it is kept and compared: trimmed, NFC, the domain in ASCII and lower case. No display name, list, group,
 * comment, quotes or route, and no domain without a dot, so that nothing is left for anyone to read otherwise (RFC 5321, 4.1.2).
 */
export const emailAddress = z
  .string(howItLooks)
  .refine((given) => !control.test(given), { error: 'remove the line breaks and control characters', abort: true })
  .transform((given) => given.trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .max(254, { error: howLong, abort: true })
      .refine((given) => /^\p{ASCII}*$/u.test(halves(given)[0]), {
        error: 'write the part before the @ in Latin letters: few mail servers take others',
        abort: true,
      })
      .refine(isPlain, { error: howItLooks, abort: true })
      .transform(onTheWire)
      .refine((given) => given.length <= 254 && halves(given)[0].length <= 64, howLong),
  )
