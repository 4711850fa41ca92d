import { expect, test } from 'vitest'
import { z } from 'zod'
import { flag, port, readConfig } from './config.ts'
import { StartupError } from './startup-error.ts'
import { SubgraphEnv } from './subgraph-config.ts'

const schema = z.object({ PORT: port(4000), LOUD: flag(false), NAME: z.string().optional(), URL: z.url() })
const url = 'http://here.example'

test('what is not set has its default, and blank means not set', () => {
  const defaults = { PORT: 4000, LOUD: false, URL: url }
  expect(readConfig(schema, { URL: url })).toEqual(defaults)
  expect(readConfig(schema, { URL: url, PORT: '', LOUD: '  ', NAME: '' })).toEqual(defaults)
})

test('what is set is read as what it means; what is not ours is left alone', () => {
  expect(readConfig(schema, { URL: url, PORT: '80', LOUD: 'yes', NAME: 'x', HOME: '/root' })).toEqual({
    PORT: 80,
    LOUD: true,
    NAME: 'x',
    URL: url,
  })
})

test.each(['1', 'true', 'TRUE', 'yes', 'on'])('%s turns a flag on', (LOUD) => {
  expect(readConfig(schema, { URL: url, LOUD })).toMatchObject({ LOUD: true })
})

test.each(['0', 'false', 'no', 'off'])('%s turns a flag off', (LOUD) => {
  expect(readConfig(z.object({ LOUD: flag(true) }), { LOUD })).toEqual({ LOUD: false })
})

test.each(['-1', '65536', '80.5', 'http'])('%s is no port', (PORT) => {
  expect(() => readConfig(schema, { URL: url, PORT })).toThrow(/PORT: /)
})

test('every fault is in one message of one line that names the variables', () => {
  const read = () => readConfig(schema, { PORT: 'http', LOUD: 'maybe', URL: 'here' })

  expect(read).toThrow(StartupError)
  expect(read).toThrow(/^The configuration is not usable: PORT: [^\n]+; LOUD: [^\n]+; URL: [^\n]+\. Correct [^\n]+$/)
})

test('a subgraph needs two logins and a key of 32 bytes; its zone is UTC unless said', () => {
  const given = {
    DATABASE_URL: 'postgres://a@b/c',
    WORKER_DATABASE_URL: 'postgresql://a@b/c',
    CURSOR_KEY: 'ab'.repeat(32),
  }

  expect(readConfig(SubgraphEnv, given)).toMatchObject({ ...given, DEFAULT_TIME_ZONE: 'UTC' })
  expect(() => readConfig(SubgraphEnv, { DEFAULT_TIME_ZONE: 'Mars/Base' })).toThrow(
    /DATABASE_URL: .*WORKER_DATABASE_URL: .*CURSOR_KEY: .*DEFAULT_TIME_ZONE: /,
  )
  expect(() => readConfig(SubgraphEnv, { ...given, CURSOR_KEY: 'ab'.repeat(31) })).toThrow(/32 bytes or more/)
  expect(() => readConfig(SubgraphEnv, { ...given, DATABASE_URL: 'mysql://a@b/c' })).toThrow(/use postgres:/)
})
