import { setTimeout } from 'node:timers/promises'
import { defineEntity, p } from '@mikro-orm/postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { wireTap } from '../tests/support/wire-tap.ts'
import type { Database } from './database.ts'
import { type Orm, openOrm } from './orm.ts'
import { walledDatabase } from './row-security.fixture.ts'

const Note = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: { id: p.integer().primary(), ownerId: p.text(), text: p.text().strictNullable() },
})

const database = await walledDatabase()
const open = () => {
  const orm = openOrm(database.url('wall'), 'wall', [Note])
  onTestFinished(() => orm.close())
  return orm
}

test('S16: a read that forgets the owner sees the rows of the owner whom it was opened for', async () => {
  const orm = open()
  const idsFor = async (owner: string) =>
    (await orm.forOwner(owner).findAll(Note, { orderBy: { id: 1 } })).map(({ id }) => id)

  expect(await idsFor('alice')).toEqual([1, 2])
  expect(await idsFor('bob')).toEqual([3])
  expect(await idsFor('nobody')).toEqual([])
  expect(await orm.forOwner('bob').count(Note)).toBe(1)
})

test('S16: however many at once on few connections, each sees their own', async () => {
  const orm = open()
  const owners = Array.from({ length: 200 }, (_, index) => (index % 3 === 0 ? 'bob' : 'alice'))

  const seen = await Promise.all(owners.map((owner) => orm.forOwner(owner).findAll(Note)))

  expect(seen.map((notes) => new Set(notes.map(({ ownerId }) => ownerId)))).toEqual(
    owners.map((owner) => new Set([owner])),
  )
})

test('S16: a name that tries to break out of its quotes is a name', async () => {
  const orm = open()
  expect(await orm.forOwner(`alice' --`).findAll(Note)).toEqual([])
  expect(await orm.forOwner(`x'; set tickler.owner = 'alice`).findAll(Note)).toEqual([])
})

test('one request’s rows are not handed to the next: each reads for itself', async () => {
  const orm = open()
  const [mine, again] = await Promise.all([
    orm.forOwner('bob').findOneOrFail(Note, 3),
    orm.forOwner('bob').findOneOrFail(Note, 3),
  ])

  mine.text = 'changed in memory only'
  expect(again.text).toBe('three')
  expect((await orm.forOwner('bob').findOneOrFail(Note, 3)).text).toBe('three')
})

test('a transaction writes for its owner only', async () => {
  const orm = open()
  const planted = orm.forOwner('bob').transactional(async (em) => {
    em.create(Note, { id: 9, ownerId: 'alice', text: 'planted' })
  })
  await expect(planted).rejects.toThrow('row-level security')
})

test('connections that are killed in a transaction give their places back, however many they were', async () => {
  const orm = open()
  const admin = database.open()

  for (let killed = 0; killed < 8; killed++) {
    const sleep = orm.forOwner('bob').transactional((em) => em.execute('select pg_sleep(60)'))
    const ended = expect(sleep).rejects.toThrow(/terminat/)
    await expect.poll(() => killSleepers(admin)).toHaveLength(1)
    await ended
  }

  expect(await orm.forOwner('bob').count(Note)).toBe(1)
})

test('however often all connections are killed, readers are answered again afterwards', async () => {
  const orm = open()
  const admin = database.open()
  let isOver = false
  const readers = Array.from({ length: 8 }, async () => {
    while (!isOver) await count(orm).catch(() => {}) // those that were killed fail
  })

  for (let round = 0; round < 8; round++) {
    await expect.poll(() => killAll(admin), { interval: 5 }).not.toHaveLength(0)
    await setTimeout(20)
  }
  isOver = true
  await Promise.all(readers)

  await expect.poll(() => count(orm).catch(String)).toBe(1)
})

test('a server that falls silent keeps nobody waiting for ever, nor the places of the pool', async () => {
  const tap = await wireTap(database.url())
  const limits = { lock_timeout: 0, statement_timeout: 0, query_timeout: 1_000, idle_in_transaction_session_timeout: 0 }
  const orm = openOrm(tap.through(database.url('wall')), 'wall', [Note], limits)
  onTestFinished(async () => {
    await orm.close()
    await tap.close()
  })
  const everyPlace = () => Promise.allSettled(Array.from({ length: 5 }, () => count(orm)))
  await everyPlace()

  tap.hold()
  const unanswered = await everyPlace()
  tap.release()

  expect(unanswered.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  expect(await everyPlace()).toEqual(Array(5).fill({ status: 'fulfilled', value: 1 }))
})

const count = (orm: Orm) => orm.forOwner('bob').count(Note)
const ofService = `from pg_stat_activity where usename = 'wall' and datname = current_database()`
const killAll = (admin: Database) => admin.query(`select pg_terminate_backend(pid) ${ofService}`)
const killSleepers = (admin: Database) =>
  admin.query(`select pg_terminate_backend(pid) ${ofService} and query = 'select pg_sleep(60)' and state = 'active'`)
