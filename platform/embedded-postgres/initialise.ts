import { spawn } from 'node:child_process'
import { chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { syncDirectory } from '../data-directory.ts'
import { hasCode } from '../error-code.ts'
import { StartupError } from '../startup-error.ts'
import { startupFault } from '../startup-fault.ts'
import type { Cluster } from './cluster.ts'
import { commandAs } from './run-as.ts'

const DRAFT = 'postgres.new-'

/** Leaves a complete database behind or none: it is made beside its place and moved in when done. */
export async function initialise(cluster: Cluster): Promise<void> {
  await removeOldDrafts(cluster.dataDir)
  if (await isComplete(cluster)) return

  cluster.log(`Making a new database in ${cluster.directory}`)
  // Never the same name twice: the initdb of a killed start may still be writing to its own.
  const draft = await mkdtemp(join(cluster.dataDir, DRAFT))
  try {
    await runInitdb(cluster, draft)
    await rename(join(draft, 'data'), cluster.directory)
    await syncDirectory(cluster.dataDir)
  } finally {
    await remove(draft)
  }
}

async function removeOldDrafts(dataDir: string): Promise<void> {
  const old = (await list(dataDir)).filter((name) => name.startsWith(DRAFT))
  await Promise.all(old.map((name) => remove(join(dataDir, name))))
}

const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 5 })

async function isComplete({ directory, log }: Cluster): Promise<boolean> {
  const has = new Set(await list(directory))
  const hasControl = (await list(join(directory, 'global'))).includes('pg_control')
  if (has.has('PG_VERSION') && hasControl) return true
  // Written whenever a server starts: with it, there was data once, and an empty database would hide the loss.
  if (has.has('postmaster.opts'))
    throw new StartupError(`${directory} is damaged, files of the database are missing: restore it from a backup.`)
  if (has.size > 0) await moveAside(directory, log)
  return false
}

async function list(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  })
}

/** Half a database that never served anyone: out of the way, and the latest is kept to look at. */
async function moveAside(directory: string, log: Cluster['log']): Promise<void> {
  const aside = `${directory}.incomplete`
  await remove(aside)
  await rename(directory, aside)
  log(`Found an incomplete database, moved it to ${aside}`)
}

async function runInitdb(cluster: Cluster, draft: string): Promise<void> {
  const { account, binaries, superuser } = cluster
  const password = join(draft, 'password')
  await writeFile(password, `${superuser.password}\n`, { mode: 0o600 })
  if (account) await Promise.all([draft, password].map((path) => chown(path, account.uid, account.gid)))

  const command = await commandAs(account, binaries.initdb, initdbArguments(cluster, draft, password), [draft])
  const child = spawn(command.file, command.args, {
    ...command.identity,
    cwd: '/',
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [errors, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve)),
  ])
  if (code !== 0) throw startupFault(errors || `initdb was ended from outside`, cluster.directory)
}

function initdbArguments({ settings, superuser }: Cluster, draft: string, password: string): string[] {
  return [
    `--pgdata=${join(draft, 'data')}`,
    `--username=${superuser.user}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and case rules on every machine, for Urdu too, whatever locales it has installed.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
  ]
}
