import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

export interface Superuser {
  readonly user: string
  readonly password: string
}

/** Where a database lives and who may open it: enough to find it running. */
export interface Place {
  readonly dataDir: string
  readonly directory: string
  readonly superuser: Superuser
}

/** A place with all it takes to initialise and start it. */
export interface Cluster extends Place {
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

export const host = '127.0.0.1'

/** `dataDir` has to be a real path, without links: it is compared with what the running process says of itself. */
export function placeIn(dataDir: string, secret: Buffer): Place {
  const password = createHmac('sha256', secret).update('postgres superuser').digest('base64url')
  return { dataDir, directory: join(dataDir, 'postgres'), superuser: { user: 'postgres', password } }
}
