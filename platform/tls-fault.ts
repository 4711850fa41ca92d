import { causes } from './outage.ts'

/** We and PostgreSQL do not come to TLS, which no waiting mends. */
export const isTlsFault = (error: unknown): boolean =>
  causes(error).some(
    ({ code, message }) =>
      /CERT|^ERR_(TLS|SSL)|UNABLE_TO_VERIFY/.test(code) || /certificate|not support SSL|SSL routines/.test(message),
  )

export const tlsAdvice =
  'Correct sslmode in its URL, or name the authority of its certificate by NODE_EXTRA_CA_CERTS, a file in PEM.'
