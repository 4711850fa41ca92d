import { execFile } from 'node:child_process'
import { glob, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = join(tmpdir(), 'tickler-libfaketime')
const places = ['/usr/lib/*/faketime/libfaketime.so.1', join(cache, 'usr/lib/*/faketime/libfaketime.so.1')]

async function found(): Promise<string | undefined> {
  for (const place of places) for await (const path of glob(place)) return path
  return undefined
}

/** Debian's package, unpacked rather than installed, as that takes no rights. */
async function fetched(): Promise<string | undefined> {
  await mkdir(cache, { recursive: true })
  await run('apt-get', ['download', 'libfaketime'], { cwd: cache, timeout: 20_000 })
  for await (const file of glob('libfaketime_*.deb', { cwd: cache }))
    await run('dpkg-deb', ['-x', file, cache], { cwd: cache })
  return found()
}

/** The library that shifts a process's clock, where it is installed or can be had; else undefined. */
export const fakeTimeLibrary = async (): Promise<string | undefined> =>
  (await found()) ?? (await fetched().catch(() => undefined))

/** The environment of a process whose wall clock is off by so many hours; its timers run as ever. */
export const clockOffBy = (library: string, hours: number): Record<string, string> => ({
  LD_PRELOAD: library,
  FAKETIME: `${hours > 0 ? '+' : ''}${hours}h`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
})
