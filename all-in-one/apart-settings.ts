import { hostOf } from '../gateway/config.ts'
import { urlOf } from '../platform/http-server.ts'
import { newInternalKeys } from '../platform/internal-key.ts'
import type { ApartConfig } from './config.ts'
import type { LocalDatabase } from './local-database.ts'
import { type SubgraphName, subgraphNames } from './subgraphs.ts'

export type Settings = Readonly<Record<string, string>>

// Whatever HOST says: what the five say to each other is said on this machine.
const amongUs = '127.0.0.1'

const portOf = ({ PORT }: ApartConfig, name: SubgraphName) => PORT + 1 + subgraphNames.indexOf(name)

const subgraphUrls = (config: ApartConfig): Settings =>
  Object.fromEntries(
    subgraphNames.map((name) => [`${name.toUpperCase()}_URL`, `${urlOf(amongUs, portOf(config, name))}/graphql`]),
  )

/** The settings of each of the five processes, as a cluster would hand them out. The ports after the gateway's are theirs. */
export async function apartSettings(
  config: ApartConfig,
  storage: Pick<LocalDatabase, 'url' | 'key'>,
): Promise<Record<SubgraphName | 'gateway', Settings>> {
  const keys = await newInternalKeys()
  const SYSTEM_KEY = storage.key('system')
  const GATEWAY_URL = urlOf(hostOf(config), config.PORT)
  const internalPort = config.PORT + 1 + subgraphNames.length

  const subgraph = (name: SubgraphName, own: Settings = {}): Settings => ({
    HOST: amongUs,
    PORT: String(portOf(config, name)),
    DATABASE_URL: storage.url(name),
    WORKER_DATABASE_URL: storage.url(`${name}_worker`),
    CURSOR_KEY: storage.key(`cursors ${name}`),
    INTERNAL_PUBLIC_KEY: keys.publicKey,
    ...own,
  })
  return {
    task: subgraph('task'),
    reminder: subgraph('reminder', {
      GATEWAY_URL,
      PUBLIC_URL: config.PUBLIC_URL ?? GATEWAY_URL,
      GATEWAY_INTERNAL_URL: urlOf(amongUs, internalPort),
      SYSTEM_KEY,
    }),
    conversation: subgraph('conversation', { GATEWAY_URL }),
    audit: subgraph('audit'),
    gateway: {
      PORT: String(config.PORT),
      INTERNAL_PORT: String(internalPort),
      INTERNAL_HOST: amongUs,
      INTERNAL_PRIVATE_KEY: keys.privateKey,
      SYSTEM_KEY,
      ...subgraphUrls(config),
    },
  }
}
