import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadSecret } from './data-secret.ts'
import { emptyDataDir } from './embedded-postgres/scratch.fixture.ts'

test('the secret is made once, for the owner only', async () => {
  const dataDir = await emptyDataDir()

  const secret = await loadSecret(dataDir)

  expect(secret).toHaveLength(32)
  expect(await loadSecret(dataDir)).toEqual(secret)
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
})

test('however many ask at once, there is one secret and nothing left over', async () => {
  const dataDir = await emptyDataDir()

  const secrets = await Promise.all(Array.from({ length: 20 }, () => loadSecret(dataDir)))

  expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1)
  expect(await readdir(dataDir)).toEqual(['secret'])
})

test('a damaged secret is named, and kept as it is', async () => {
  const dataDir = await emptyDataDir()
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'secret'), 'abc')

  await expect(loadSecret(dataDir)).rejects.toThrow(/secret is damaged: .*Put back the file/)
})
