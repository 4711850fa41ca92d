import { execFile } from 'node:child_process'
import { readFile, readlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { hasCode } from '../error-code.ts'

/** What `postmaster.pid` says: https://www.postgresql.org/docs/18/storage-file-layout.html */
export interface PidFile {
  readonly pid: number
  readonly port: number | undefined
  readonly isReady: boolean
}

const fileIn = (directory: string) => join(directory, 'postmaster.pid')

export async function readPidFile(directory: string): Promise<PidFile | undefined> {
  const lines = await readLines(directory)
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]) || undefined, isReady: lines[7]?.trim() === 'ready' }
}

async function readLines(directory: string): Promise<string[]> {
  const text = await readFile(fileIn(directory), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return ''
    throw error
  })
  return text.split('\n')
}

/**
 * PostgreSQL refuses to start while the process named in the file is alive, even if that is something else by now; but it overlooks its
 * own parent, so we put ourselves there. The rest stays: it leads PostgreSQL to backends of a dead postmaster that are still at work.
 */
export async function disownReusedPid(directory: string): Promise<void> {
  const pid = (await readPidFile(directory))?.pid
  if (pid === undefined || !isAlive(pid) || (await isPostmaster(pid, directory))) return
  const [, ...rest] = await readLines(directory)
  await writeFile(fileIn(directory), [process.pid, ...rest].join('\n'))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** Whether this process is the postmaster of this very directory, and not what got its number later, nor its unreaped remains. */
export async function isPostmaster(pid: number, directory: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const [program = '', ...args] = await commandLine(pid)
  if (basename(program) !== 'postgres') return false
  return args.includes(directory) || (await workingDirectory(pid)) === directory
}

async function commandLine(pid: number): Promise<string[]> {
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return splitAtOptions(stdout.trim())
}

/** `ps` puts a space between arguments that may hold spaces themselves; ours are all options, so they split there. */
const splitAtOptions = (line: string): string[] => line.split(/ (?=-[Dcp] )| (?<= -[Dcp] )/)

const workingDirectory = (pid: number): Promise<string | undefined> =>
  readlink(`/proc/${pid}/cwd`).catch(() => undefined)
