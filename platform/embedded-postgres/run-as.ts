import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { StartupError } from '../startup-error.ts'
import type { Account } from './account.ts'

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly identity: Partial<Account>
}

/** How to run `file` as `account` so that it can enter every one of `places`. */
export async function commandAs(
  account: Account | undefined,
  file: string,
  args: readonly string[],
  places: readonly string[],
): Promise<Command> {
  if (!account) return { file, args, identity: {} }
  const barrier = await firstBarrier(account, [dirname(file), ...places])
  return barrier ? throughBarrier(account, file, args, barrier) : { file, args, identity: account }
}

// PostgreSQL asks with access(2), which forgets capabilities of users other than root unless the fix-up is off.
const pass = [
  '--clear-groups',
  '--no-new-privs',
  '--inh-caps=+dac_read_search',
  '--ambient-caps=+dac_read_search',
  '--securebits=+no_setuid_fixup',
]

/**
 * A platform that root keeps under its private home: PostgreSQL still runs as its own user, with the one capability to pass through
 * directories that are closed to it. Opening root's home to everyone, or moving the data elsewhere, would be worse surprises.
 */
async function throughBarrier(
  { uid, gid }: Account,
  file: string,
  args: readonly string[],
  barrier: string,
): Promise<Command> {
  const prefix = [`--reuid=${uid}`, `--regid=${gid}`, ...pass, '--']
  try {
    await promisify(execFile)('setpriv', [...prefix, 'test', '-x', `${barrier}/.`])
  } catch (cause) {
    throw new StartupError(
      `PostgreSQL runs as user ${uid}, who may not enter ${barrier}: allow it (chmod o+x ${barrier}), or start as an ordinary user.`,
      { cause },
    )
  }
  return { file: 'setpriv', args: [...prefix, file, ...args], identity: {} }
}

async function firstBarrier(account: Account, places: readonly string[]): Promise<string | undefined> {
  for (const directory of new Set(places.flatMap(ancestors))) {
    if (!(await mayEnter(account, directory))) return directory
  }
  return undefined
}

/** Outermost first, itself included. */
function ancestors(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...ancestors(parent), path]
}

async function mayEnter({ uid, gid }: Account, directory: string): Promise<boolean> {
  const { mode, uid: owner, gid: group } = await stat(directory)
  if (owner === uid) return (mode & constants.S_IXUSR) !== 0
  if (group === gid) return (mode & constants.S_IXGRP) !== 0
  return (mode & constants.S_IXOTH) !== 0
}
