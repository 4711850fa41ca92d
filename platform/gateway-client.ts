import type { SubgraphRequest } from './subgraph.ts'

export type GatewayAnswer = Readonly<{
  data?: Readonly<Record<string, unknown>> | null | undefined
  errors?:
    | readonly Readonly<{ message: string; extensions?: Readonly<Record<string, unknown>> | undefined }>[]
    | undefined
}>

/** How a subgraph acts for the person who asks: as a client of the gateway, with the token that it was lent. */
export interface GatewayClient {
  request(delegation: string, request: SubgraphRequest, correlationId: string): Promise<GatewayAnswer>
}

/** How the scheduler reads entities while nobody asks. `selection` is what to read of each, for instance `{ id version }`. */
export interface EntityReader {
  /** In the order of `ids`; null for what is gone. Rejects when the owning subgraph cannot be reached within `timeoutMs`. */
  read(
    type: string,
    ids: readonly string[],
    selection: string,
    timeoutMs: number,
  ): Promise<readonly (Record<string, unknown> | null)[]>
}
