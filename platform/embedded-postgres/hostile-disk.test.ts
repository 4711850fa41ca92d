// Disks that are full, directories that are closed. Mounting and closing need root.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRoot } from '../data-directory.ts'
import { query, scratch, startIn } from './scratch.fixture.ts'

/** Undefined where this machine does not allow mounting. */
async function smallDisk(size: string): Promise<string | undefined> {
  const disk = await scratch()
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', disk]).status !== 0) return undefined
  onTestFinished(() => void execFileSync('umount', ['--lazy', disk]))
  return disk
}

test('F25 a disk too small for a database: one line says so, and nothing half-made stays', async ({ skip }) => {
  const disk = await smallDisk('20m')
  if (!disk) return skip('this machine does not allow mounting a small disk')

  await expect(startIn(join(disk, 'data'))).rejects.toThrow(
    /^No space left for .*: free some disk space and start again\.$/,
  )

  execFileSync('mount', ['-o', 'remount,size=120m', disk])
  expect(await query((await startIn(join(disk, 'data'))).url('postgres'), 'SELECT 1')).toEqual([1])
})

test('F25 a disk that filled up since the last start: one line says so', async ({ skip }) => {
  const disk = await smallDisk('100m')
  if (!disk) return skip('this machine does not allow mounting a small disk')
  await (await startIn(join(disk, 'data'))).stop()
  await writeFile(join(disk, 'ballast'), Buffer.alloc(120 << 20)).catch(() => 'full, as meant')

  await expect(startIn(join(disk, 'data'))).rejects.toThrow(
    /^No space left for .*: free some disk space and start again\.$/,
  )
})

const canPass =
  spawnSync('setpriv', ['--reuid=1', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search', 'true'])
    .status === 0

test("under root's private home it runs all the same", async ({ skip }) => {
  if (!isRoot() || !canPass) return skip('needs root with the capability to pass through closed directories')
  const home = join(await scratch(), 'home')
  await mkdir(home, { mode: 0o700 })

  const { url, stop } = await startIn(join(home, 'data'))

  expect(await query(url('postgres'), 'SELECT 1')).toEqual([1])
  await stop()
  expect((await startIn(join(home, 'data'))).wasAdopted).toBe(false)
})

test('a data directory that cannot be: one line says so', async () => {
  const file = join(await scratch(), 'file')
  await writeFile(file, '')
  await chmod(file, 0o600)

  await expect(startIn(file)).rejects.toThrow(/is not a directory: choose another data directory\.$/)
})
