import { once } from 'node:events'
import { createServer } from 'node:net'
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { isOutage, isPassing } from './failure.ts'

const state = (code: string) => Object.assign(new Error(code), { code })

test.each([
  ['08006', 'outage'],
  ['53100', 'outage'],
  ['53300', 'outage'],
  ['57P01', 'outage'],
  ['58030', 'outage'],
  ['25006', 'outage'], // after a failover, we are still connected to a server that only reads
  ['40001', 'passing'],
  ['40P01', 'passing'],
  ['55P03', 'passing'],
  ['57014', 'passing'],
  ['23505', 'lasting'],
  ['22P02', 'lasting'],
  ['42501', 'passing'], // grants and migrations that are on their way
  ['42P01', 'passing'],
  ['42703', 'lasting'],
  ['25P02', 'lasting'],
])('SQLSTATE %s is %s', (code, kind) => {
  for (const error of [state(code), new Error('wrapped', { cause: state(code) })]) {
    expect(isOutage(error)).toBe(kind === 'outage')
    expect(isPassing(error)).toBe(kind !== 'lasting')
  }
})

test('a server that is not there, and one that hangs up, are outages; a mistake of ours is not', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const failureAt = async () =>
    new Client({ host: '127.0.0.1', port, user: 'x' }).connect().catch((error: unknown) => error)

  expect(isOutage(await failureAt())).toBe(true)
  server.close()
  await once(server, 'close')
  expect(isOutage(await failureAt())).toBe(true)
  expect(isPassing(new TypeError('undefined is not a function'))).toBe(false)
})

test.each(['EMFILE', 'ENFILE'])('%s, out of files to open, is an outage', (code) => {
  expect(isOutage(state(code))).toBe(true)
})

test('a connection that is killed in the middle of a statement is an outage', async () => {
  const client = new Client({ connectionString: inject('postgres') })
  client.on('error', () => {}) // the statement's own failure is what counts
  await client.connect()
  const killed = client
    .query('select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)')
    .catch((error: unknown) => error)

  expect(isOutage(await killed)).toBe(true)
  expect(isOutage(await client.query('select 1').catch((error: unknown) => error))).toBe(true)
  await client.end()
})
