import type { Gateway } from '../gateway/listen.ts'
import type { EntityReader, GatewayClient } from '../platform/gateway-client.ts'
import { within } from '../platform/within.ts'

/** The gateway as the subgraphs of this process reach it: the same checks as over HTTP, and no socket. */
export type InnerGateway = Readonly<{
  client: GatewayClient
  reader: EntityReader
  /** Where it listens; null until then. */
  home: () => string | null
  /** Subgraphs are opened before the gateway that needs them; what they ask until then waits. */
  arrived(gateway: Gateway): void
}>

export function innerGateway(): InnerGateway {
  const { promise: gateway, resolve } = Promise.withResolvers<Gateway>()
  let home: string | null = null
  return {
    client: {
      request: async (delegation, request, correlationId) =>
        (await gateway).executeAs(delegation, { ...request, correlationId }),
    },
    reader: {
      read: (type, ids, selection, timeoutMs) => {
        const representations = ids.map((id) => ({ id }))
        const read = gateway.then(({ systemRead }) => systemRead({ type, representations, selection }))
        return within(timeoutMs, read, 'The gateway')
      },
    },
    home: () => home,
    arrived: (arrived) => {
      home = arrived.url
      resolve(arrived)
    },
  }
}
