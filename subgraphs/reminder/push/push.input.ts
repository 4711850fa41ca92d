import { ECDH } from 'node:crypto'
import { z } from 'zod'
import { clientError } from '../../../platform/errors.ts'
import { line } from '../../../platform/input.ts'
import type { Reacher } from './reach.ts'

const longest = 1_000
const tooLong = `use an address of at most ${longest.toLocaleString('en')} characters`
const base64url = /^[\w-]+$/

const bytesOf = (given: string) => (base64url.test(given) ? Buffer.from(given, 'base64url') : Buffer.alloc(0))

/** 4 says that both coordinates follow; what is on no curve is refused before anything is computed with it. */
function isPoint(given: string): boolean {
  const bytes = bytesOf(given)
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  try {
    ECDH.convertKey(bytes, 'prime256v1')
    return true
  } catch {
    return false // that is how it says that the point is not on the curve
  }
}

const url = z
  .string()
  .max(longest, tooLong)
  .refine((given) => URL.canParse(given), 'use the address that the browser gave, like https://updates.example.org/abc')
  .transform((given) => {
    const parsed = new URL(given)
    parsed.hash = '' // it never leaves a browser, and would make one endpoint two
    return parsed
  })
  .refine(({ href }) => href.length <= longest, tooLong)
  .refine(({ protocol }) => protocol === 'https:', 'use an https address')
  .refine(({ username, password }) => !username && !password, 'remove name and password from the address')

/** Looks the endpoint's host up. Throws UNAVAILABLE when nobody can say where it leads. */
const endpoint = ({ reach, isAllowed }: Reacher) =>
  url
    .refine((given) => given.port === '' || isAllowed(given), 'use an address without a port')
    .pipe(
      z.instanceof(URL).superRefine(async (given, { addIssue }) => {
        const { is } = await reach(given)
        if (is === 'unknown') throw unknownNow()
        if (is !== 'open') addIssue(unreachable[is])
      }),
    )

const unreachable = {
  private: 'use the address of a push service on the public internet; this one leads to a private address',
  nowhere: 'use the address of a push service that exists; this server finds no host by that name',
} as const

const unknownNow = () =>
  clientError('UNAVAILABLE', 'The name of the push service could not be looked up now. Try again in a moment.', {
    service: 'dns',
  })

export const pushSubscriptionInput = (reacher: Reacher) =>
  z.object({
    endpoint: endpoint(reacher),
    p256dh: z
      .string()
      .refine(isPoint, 'use the key that the browser gave: an uncompressed point of P-256 in base64url'),
    auth: z
      .string()
      .refine((given) => bytesOf(given).length === 16, 'use the secret that the browser gave: 16 bytes in base64url'),
    device: line(0, 100)
      .transform((given) => given || null)
      .nullish(),
  })
export type NewPushSubscription = z.output<ReturnType<typeof pushSubscriptionInput>>

export const pushSubscriptionIdInput = z.object({ id: z.string().toLowerCase() })
