import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { subgraphNames } from '../../all-in-one/subgraphs.ts'
import { clusterSecrets } from '../../scripts/cluster/secrets.ts'
import { sixFreePorts } from '../support/apart/free-ports.ts'

type Env = Readonly<Record<string, string>>

/** What each role is started with, as the chart would have it, but all on this machine. */
export type Roles = Readonly<{
  gatewayUrl: string
  /** By the name of its Secret's part. */
  env: (part: string) => Env
  /** Where the key of personal tokens is, read by the image's user alone. */
  auth: string
}>

export async function clusterRoles(folder: string, adminUrl: string, kafka: Env, user: number): Promise<Roles> {
  const secrets = await clusterSecrets({ release: 'r', adminUrl, database: 'tickler', kafka: {} })
  const first = await sixFreePorts()
  const parts = ['gateway', ...subgraphNames]
  const portOf = (part: string) => first + parts.indexOf(part)
  const at = (port: number) => `http://127.0.0.1:${port}`
  const internalPort = first + parts.length

  const auth = join(folder, 'auth')
  mkdirSync(auth)
  const key = join(auth, 'auth-key.json')
  writeFileSync(key, secrets['r-auth']?.['auth-key.json'] ?? '')
  chownSync(key, 0, user)
  chmodSync(key, 0o440)

  const common = { NODE_ENV: 'production', LOG_LEVEL: 'info', HOST: '127.0.0.1', ...kafka }
  const addresses = Object.fromEntries(
    subgraphNames.map((name) => [`${name.toUpperCase()}_URL`, `${at(portOf(name))}/graphql`]),
  )
  const own: Record<string, Env> = {
    gateway: { ...addresses, INTERNAL_PORT: String(internalPort), AUTH_LOCAL: 'true', DATA_DIR: auth },
    smoke: { GATEWAY_URL: at(first), DATA_DIR: auth },
  }
  const ofSubgraphs = { GATEWAY_URL: at(first), GATEWAY_INTERNAL_URL: at(internalPort) }
  return {
    gatewayUrl: at(first),
    auth,
    env: (part) => ({
      ...common,
      PORT: String(portOf(part)),
      ...(own[part] ?? ofSubgraphs),
      ...secrets[`r-${part}`],
    }),
  }
}
