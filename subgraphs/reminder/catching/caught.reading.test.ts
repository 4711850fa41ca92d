import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readGraphFacts } from '../../../gateway/graph-facts.ts'
import { gatewayIdentity } from '../../../gateway/identity/caller.ts'
import { traceOf } from '../../../gateway/trace-headers.ts'
import { identityOf, openWorld } from '../reminder.fixture.ts'
import { caughtReading } from './caught.reading.ts'
import { keepCaught } from './caught.store.ts'

const root = new URL('../../../', import.meta.url)
const facts = await readGraphFacts(new URL('schema/graph.yaml', root).pathname)
const query = facts.asItself['caught']?.operation ?? ''
const gateway = gatewayIdentity('caught', traceOf(undefined, undefined))

const mail = {
  channel: 'EMAIL',
  recipient: 'ada@example.org',
  subject: 'Milk',
  text: 'Buy milk',
  html: '<p>Buy milk</p>',
  calendar: null,
  headers: { from: 'tickler@localhost' },
} as const

test('the gateway reads what was caught, of everyone or of one', async () => {
  const { reminder, database } = await openWorld()
  const worker = database.open('reminder_worker')
  await keepCaught(worker, { ...mail, ownerId: 'ada' })
  await keepCaught(worker, { ...mail, ownerId: 'bob', subject: 'Bread' })
  const ask = async (variables: object) =>
    JSON.parse(JSON.stringify(await reminder.execute({ query, variables: { ...variables } }, gateway)))

  expect((await ask({})).data.caught).toMatchObject([{ subject: 'Bread' }, { subject: 'Milk' }])
  expect((await ask({ first: 1 })).data.caught).toHaveLength(1)
  expect((await ask({ ownerId: 'ada' })).data.caught).toMatchObject([
    { to: 'ada@example.org', subject: 'Milk', headers: [{ name: 'from', value: 'tickler@localhost' }] },
  ])
  expect((await ask({ first: 1_000 })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('nobody else reads it, not even of their own', async () => {
  const { reminder } = await openWorld()
  const { errors } = await reminder.execute({ query, variables: { ownerId: 'ada' } }, identityOf('ada'))
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})

test('whether mail is caught is for the gateway to know, and is not so with a mail server', async () => {
  const asked = facts.asItself['catching']?.operation ?? ''
  const { reminder } = await openWorld()
  const sending = await openWorld({ settings: { SMTP_URL: 'smtp://mail.example.org' } })

  expect((await reminder.execute({ query: asked }, gateway)).data).toEqual({ isMailCaught: true })
  expect((await sending.reminder.execute({ query: asked }, gateway)).data).toEqual({ isMailCaught: false })
  expect((await reminder.execute({ query: asked }, identityOf('ada'))).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } },
  ])
})

test('in production there is nothing to read', async () => {
  const untouched = { query: () => Promise.reject(new Error('this was not to be asked')) }
  await expect(caughtReading(untouched, true)(gateway)({ first: 1 })).rejects.toThrow('Nothing is caught in production')
})

test('clients know of no such field', async () => {
  expect(await readFile(new URL('schema/api.graphql', root), 'utf8')).not.toMatch(/caught/i)
})
