import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startKafka } from './local-kafka.ts'

test('a folder with something else in it is left as it is: by --data . it would be that of these sources', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-other-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  await mkdir(join(dataDir, 'kafka'))
  await writeFile(join(dataDir, 'kafka', 'bus.ts'), '')

  await expect(startKafka({ dataDir, log: () => {} })).rejects.toThrow(
    /kafka holds something else than a Kafka: choose another folder, as by --data\.$/,
  )
  expect(await readdir(join(dataDir, 'kafka'))).toEqual(['bus.ts'])
})
