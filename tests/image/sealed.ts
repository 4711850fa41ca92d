import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layout } from './lay-out.ts'

/** Undefined where a process can be shut in as a container shuts it in, else what is missing for it. */
export function cannotSeal(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may mount'
  const { status } = spawnSync('unshare', ['--mount', 'setpriv', '--bounding-set=-all', 'true'])
  return status === 0 ? undefined : 'this machine does not allow mounts of its own'
}

// What is told apart: every file system as it is but read-only, where it was ours; the image's users; no right to anything.
const seal = `
  set -e
  for volume in $VOLUMES; do mount --bind "$volume" "$volume"; done
  mount --bind "$PASSWD" /etc/passwd
  mount -o remount,bind,ro /
  cd "$WORKDIR"
  unset VOLUMES PASSWD WORKDIR
  exec setpriv --reuid="$1" --regid="$1" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all -- "$2" "\${@:3}"
`

export type Started = Readonly<{
  child: ChildProcess
  output: Readonly<{ stdout: string; stderr: string }>
  /** The exit code, once it has ended. */
  ended: Promise<number | null>
  /** The address that it says it is ready at; rejects with what it printed when it ends before. */
  ready: Promise<string>
}>

export type Container = Readonly<{
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Folders that may be written to. */
  volumes?: readonly string[]
}>

/** Starts a role from a layout as a restricted container would: as its user, without a right, on a root that is read-only. */
export function startSealed({ root, workdir, user, env, args: command }: Layout, given: Container = {}): Started {
  const { args = command, volumes = [] } = given
  const child = spawn(
    'unshare',
    ['--mount', '--propagation=private', 'bash', '-c', seal, 'seal', String(user), nodeFor(root), ...args],
    {
      // As little as a container has: nothing of ours.
      env: {
        PATH: '/usr/bin:/bin',
        ...env,
        ...given.env,
        VOLUMES: volumes.join(' '),
        PASSWD: passwdFor(root, user),
        WORKDIR: join(root, workdir),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const output = { stdout: '', stderr: '' }
  const ended = once(child, 'close').then(() => child.exitCode)
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
      const [, url] = /ready at (\S+)/.exec(output.stdout) ?? []
      if (url) resolve(url)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    child.once('close', () => reject(new Error(`${args.join(' ')} ended: ${output.stdout}${output.stderr}`)))
  })
  ready.catch(() => {}) // who never asks for it need not hear of it
  return { child, output, ended, ready }
}

/** The image has its own; this one may lie where nobody else gets in. */
function nodeFor(root: string): string {
  const node = `${root}.node`
  if (!existsSync(node)) copyFileSync(process.execPath, node)
  return node
}

function passwdFor(root: string, user: number): string {
  const passwd = `${root}.passwd`
  writeFileSync(passwd, `root:x:0:0:root:/root:/bin/sh\nnode:x:${user}:${user}::/:/bin/sh\n`)
  return passwd
}
