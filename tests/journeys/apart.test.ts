import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('five processes without a broker between them are refused in one line', () => {
  const { KAFKA_BROKERS: _, ...env } = process.env
  const entry = fileURLToPath(new URL('../../apart.ts', import.meta.url))

  const { status, stdout, stderr } = spawnSync(process.execPath, [entry], { env, encoding: 'utf8', timeout: 20_000 })

  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^[^\n]*KAFKA_BROKERS[^\n]*\n$/)
})
