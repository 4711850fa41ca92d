import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { isRoot } from '../data-directory.ts'
import { StartupError } from '../startup-error.ts'

const run = promisify(execFile)

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root: then it runs as the owner of its files, or as the user `postgres`. Undefined: as ourselves. */
export async function accountFor(directory: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined
  const owner = await stat(directory).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }

  const account = (await postgresUser()) ?? (await createPostgresUser())
  // Root's own files are what a backup restored by root looks like.
  if (owner) await run('chown', ['-R', `${account.uid}:${account.gid}`, directory])
  return account
}

async function postgresUser(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])))
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
  } catch {
    return undefined // `id` fails exactly when there is no such user
  }
}

async function createPostgresUser(): Promise<Account> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin']
  const cause = await run('useradd', [...options, 'postgres']).catch((error: unknown) => error)
  const account = await postgresUser()
  if (account) return account
  throw new StartupError(
    'PostgreSQL does not run as root, and its user could not be made: create a user named postgres, or start as an ordinary user.',
    { cause },
  )
}
