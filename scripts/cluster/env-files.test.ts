import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { writeEnvFiles } from './env-files.ts'

async function newFolder() {
  const parent = await mkdtemp(join(tmpdir(), 'tickler-env-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  return join(parent, 'secrets')
}

test('Node reads back what was written, whatever a password has in it', async () => {
  const values = { PLAIN: 'x', QUOTED: "it's", MANY: 'a "b" # c\nd', TICKED: 'a`b' }
  const folder = await newFolder()
  await writeEnvFiles(folder, async () => ({ part: values }))

  const env = { PATH: process.env['PATH'] }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`--env-file=${join(folder, 'part.env')}`, '-p', 'JSON.stringify(process.env)'],
    { env },
  )
  expect(JSON.parse(stdout)).toMatchObject(values)
})

test('what it could not read back is refused by its name alone, and nothing is left behind', async () => {
  const folder = await newFolder()
  const writing = writeEnvFiles(folder, async () => ({ part: { KAFKA_SASL_PASSWORD: "a'b`c" } }))

  await expect(writing).rejects.toThrow(
    /^KAFKA_SASL_PASSWORD has both ' and ` in it, which no file for Node's --env-file can hold: choose another\.$/,
  )
  expect(await writeEnvFiles(folder, async () => ({ part: { A: '1' } }))).toBe(true)
})
