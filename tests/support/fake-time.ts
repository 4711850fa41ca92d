import { execFile } from 'node:child_process'
import { glob, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../../node_modules/.cache/libfaketime', import.meta.url))
const places = ['/usr/lib/*/faketime/libfaketime.so.1', join(cache, 'usr/lib/*/faketime/libfaketime.so.1')]

async function found(): Promise<string | undefined> {
  for (const place of places) for await (const path of glob(place)) return path
  return undefined
}

/** Debian's package, unpacked rather than installed, as that takes no rights; whole, or not there at all. */
async function fetchOnce(): Promise<void> {
  await mkdir(dirname(cache), { recursive: true })
  const cwd = await mkdtemp(`${cache}-`)
  try {
    await run('apt-get', ['download', 'libfaketime'], { cwd, timeout: 20_000 })
    for await (const file of glob('libfaketime_*.deb', { cwd })) await run('dpkg-deb', ['-x', file, cwd], { cwd })
    await rename(cwd, cache)
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

/** The library that shifts a process's clock, where it is installed or can be had; else undefined. */
export async function fakeTimeLibrary(): Promise<string | undefined> {
  const there = await found()
  if (there !== undefined) return there
  await fetchOnce().catch(() => {}) // it cannot be had, or another run has just put it there
  return found()
}

/** The environment of a process whose wall clock is off by so many hours; its timers run as ever. */
export const clockOffBy = (library: string, hours: number): Record<string, string> => ({
  LD_PRELOAD: library,
  FAKETIME: `${hours > 0 ? '+' : ''}${hours}h`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
})
