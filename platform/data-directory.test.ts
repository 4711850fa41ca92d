import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDataDirectory } from './data-directory.ts'

test('folders that are missing are made, however many ask at once', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tickler-directory-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const deep = join(root, 'a', 'b', 'c')

  await Promise.all(Array.from({ length: 8 }, () => makeDataDirectory(deep)))

  expect((await stat(deep)).isDirectory()).toBe(true)
})

test('where nothing can be made, that is said at once', async (ctx) => {
  if (process.platform !== 'linux') ctx.skip('only Linux has /proc')
  await expect(makeDataDirectory('/proc/nope/data')).rejects.toThrow(
    '/proc/nope/data cannot be made: choose another data directory.',
  )
})
