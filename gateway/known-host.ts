import { isIP } from 'node:net'
import { clientError } from '../platform/errors.ts'
import { type GatewayConfig, hasDemoUser } from './config.ts'

/**
 * Whether a request was sent to a name that is ours. Where no token is asked for, a page whose name was made to point at
 * this machine (DNS rebinding) would else read what the demo user may; only the Host header tells it from our own pages.
 */
export function isKnownHost(host: string | undefined, config: GatewayConfig): boolean {
  if (!hasDemoUser(config)) return true
  const address = `http://${host ?? ''}`
  if (!URL.canParse(address)) return false
  const name = new URL(address).hostname
  return name === 'localhost' || name === config.HOST?.toLowerCase() || isIP(name.replace(/^\[|\]$/g, '')) !== 0
}

export const unknownHost = {
  status: 421,
  code: 'BAD_REQUEST',
  message: 'Without tokens only localhost, IP addresses and HOST are answered. Use one of them, or set AUTH_LOCAL=1.',
} as const

export const refuseUnknownHost =
  (config: GatewayConfig) =>
  async ({ headers }: { headers: { host?: string | undefined } }): Promise<void> => {
    if (isKnownHost(headers.host, config)) return
    throw Object.assign(clientError(unknownHost.code, unknownHost.message), { statusCode: unknownHost.status })
  }
