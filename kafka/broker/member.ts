import { join } from 'node:path'

/** One broker: where its data is and where it listens. */
export type Member = Readonly<{
  id: number
  directory: string
  properties: string
  /** What clients connect to. */
  port: number
  /** Without TLS, SASL and ACLs; the same as `port` where there are none. */
  plainPort: number
}>

/** What clients have to show at the port that is theirs. */
export type Security = Readonly<{
  protocol: 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL'
  /** As in server.properties; the listener's name is `client`. */
  settings: Readonly<Record<string, string>>
  /** Whose passwords the broker knows from its first start on. */
  scram?: readonly Readonly<{ mechanism: 'SCRAM-SHA-256' | 'SCRAM-SHA-512'; name: string; password: string }>[]
}>

/** `ports`: of the clients, then where they differ the plain ones. */
export const memberIn = (folder: string, id: number, port: number, plainPort: number): Member => ({
  id,
  directory: join(folder, `broker-${id}`),
  properties: join(folder, `broker-${id}.properties`),
  port,
  plainPort,
})

export const host = '127.0.0.1'
export const addressOf = (ports: readonly number[]): string => ports.map((port) => `${host}:${port}`).join(',')
