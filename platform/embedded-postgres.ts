import { realpath } from 'node:fs/promises'
import { makeDataDirectory } from './data-directory.ts'
import { lockDirectory } from './directory-lock.ts'
import { accountFor } from './embedded-postgres/account.ts'
import { adopt, findRunning } from './embedded-postgres/adopt.ts'
import { findBinaries } from './embedded-postgres/binaries.ts'
import {
  type Cluster,
  host,
  type Place,
  type Postmaster,
  placeIn,
  type Superuser,
} from './embedded-postgres/cluster.ts'
import { initialise } from './embedded-postgres/initialise.ts'
import { keepRunning } from './embedded-postgres/keep-running.ts'
import { launch } from './embedded-postgres/launch.ts'
import { startupFault } from './startup-fault.ts'

export interface PostgresAddress {
  readonly host: '127.0.0.1'
  readonly port: number
  readonly superuser: Superuser
  /** A connection URL, of the superuser unless another is named. */
  readonly url: (database: string, user?: string, password?: string) => string
}

export interface EmbeddedPostgres extends PostgresAddress {
  /** It was already running, left by a process that was killed. */
  readonly wasAdopted: boolean
  /** Ends the server and waits until it is gone; asking twice is fine. */
  readonly stop: () => Promise<void>
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** The 32 bytes of `loadSecret`. */
  readonly secret: Buffer
  /** Server settings beyond the defaults, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

/** Runs PostgreSQL in `<dataDir>/postgres`, made on the first start. Throws a `StartupError` whose one line says what to do. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await makeDataDirectory(options.dataDir)
  const dataDir = await realpath(options.dataDir)
  const lock = lockDirectory(dataDir)
  try {
    const place = placeIn(dataDir, options.secret)
    const cluster = await prepare(place, options)
    const orphan = await adopt(place)
    if (orphan) options.log(`Took over the PostgreSQL left running (process ${orphan.pid}); its log stays silent`)
    return handle(cluster, orphan ?? (await startFresh(cluster)), orphan !== undefined, lock.release)
  } catch (error) {
    lock.release()
    throw startupFault(error, dataDir)
  }
}

/** The address of a server that another process runs in this data directory, for commands beside it. Undefined: none runs. */
export async function findEmbeddedPostgres({
  dataDir,
  secret,
}: Pick<EmbeddedPostgresOptions, 'dataDir' | 'secret'>): Promise<PostgresAddress | undefined> {
  const real = await realpath(dataDir).catch(() => undefined)
  if (!real) return undefined
  const place = placeIn(real, secret)
  const running = await findRunning(place).catch((error: unknown) => Promise.reject(startupFault(error, real)))
  return running && address(place, running.port)
}

async function prepare(place: Place, { settings = {}, log }: EmbeddedPostgresOptions): Promise<Cluster> {
  const [binaries, account] = await Promise.all([findBinaries(), accountFor(place.directory)])
  return { ...place, binaries, account, settings, log }
}

async function startFresh(cluster: Cluster): Promise<Postmaster> {
  await initialise(cluster)
  return launch(cluster)
}

function handle(cluster: Cluster, postmaster: Postmaster, wasAdopted: boolean, release: () => void): EmbeddedPostgres {
  const running = keepRunning(cluster, postmaster)
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= running.stop().finally(release)
    return stopped
  }
  return { ...address(cluster, postmaster.port), wasAdopted, stop }
}

function address({ superuser }: Place, port: number): PostgresAddress {
  const url = (
    database: string,
    user = superuser.user,
    password = user === superuser.user ? superuser.password : undefined,
  ) => {
    const credentials = [user, password]
      .filter((part) => part !== undefined)
      .map(encodeURIComponent)
      .join(':')
    return `postgresql://${credentials}@${host}:${port}/${encodeURIComponent(database)}`
  }
  return { host, port, superuser, url }
}
