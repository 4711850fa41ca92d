import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { answerWith, hang } from '../../../tests/support/push/misbehaviour.ts'
import { attemptsByHost } from '../delivery/lanes-of.ts'
import { openPushing, parcelFor, reminderMessage } from './push.fixture.ts'

const accepted = { is: 'accepted' }

test('a push arrives signed, for the browser alone to read, with the TTL, topic and urgency of a reminder', async () => {
  const { carrier, service, subscribed } = await openPushing()
  const browser = service.subscribe()
  const parcel = parcelFor(await subscribed(browser))

  expect(await carrier.send(parcel)).toEqual(accepted)

  expect(service.faults).toEqual([])
  expect(service.pushed).toHaveLength(1)
  const [push] = service.pushed
  const topic = createHash('sha256').update(parcel.key).digest('base64url').slice(0, 32)
  expect(push?.path).toBe(new URL(browser.endpoint).pathname)
  expect(push?.headers).toMatchObject({ topic, urgency: 'high' })
  expect(Number(push?.headers['ttl'])).toBeGreaterThan(3_590)
  expect(Number(push?.headers['ttl'])).toBeLessThanOrEqual(3_600)
  expect(push?.claims).toMatchObject({ sub: 'mailto:ops@example.org' })
  expect(JSON.parse(push?.text ?? '')).toEqual({
    title: 'Water the plants',
    body: 'Due Wednesday, 2 January 2030 at 21:00',
    at: '2030-01-02T15:30:00.000Z',
    reminderId: expect.any(String),
    taskId: expect.any(String),
    lang: 'en',
    dir: 'auto',
    tag: topic,
  })
})

test('the push service is never asked to keep a push for longer than a day, nor one that is past', async () => {
  const { carrier, service, subscribed } = await openPushing()
  const device = await subscribed(service.subscribe())

  await carrier.send(parcelFor(device, { expiresAt: new Date('9990-01-01') }))
  const late = await carrier.send(parcelFor(device, { expiresAt: new Date('2020-01-01') }))

  expect(service.pushed.map(({ headers }) => headers['ttl'])).toEqual(['86400'])
  expect(late).toMatchObject({ is: 'refused' })
})

test('F22: what is past is so by the clock of the database, however wrong that of the process is', async () => {
  const { carrier, service, subscribed } = await openPushing()
  const device = await subscribed(service.subscribe())
  const yearsAgo = { now: new Date('2020-01-01T10:00:00Z'), expiresAt: new Date('2020-01-01T11:00:00Z') }

  expect(await carrier.send(parcelFor(device, yearsAgo))).toEqual(accepted)
  expect(service.pushed.map(({ headers }) => headers['ttl'])).toEqual(['3600'])
})

test('pushes by way of many processes are all signed with the one key that browsers are given', async () => {
  const { another, publicKey, service, subscribed } = await openPushing()
  const carriers = Array.from({ length: 5 }, another)
  const device = await subscribed(service.subscribe('127.0.0.1', await publicKey()))

  const outcomes = await Promise.all(carriers.map(({ send }) => send(parcelFor(device))))

  expect(service.faults).toEqual([])
  expect(outcomes).toEqual(carriers.map(() => accepted))
})

test('as many pushes as may be under way by one push service are all sent to it at once', async () => {
  const { carrier, service, subscribed } = await openPushing()
  service.answer(hang)
  const device = await subscribed(service.subscribe())

  const sent = Array.from({ length: attemptsByHost }, () => carrier.send(parcelFor(device)))

  await expect.poll(service.requests, { timeout: 15_000 }).toBe(attemptsByHost)
  await carrier.close()
  await Promise.all(sent)
})

test('nothing is pushed to a browser that is another person’s by now, nor is a code', async () => {
  const { carrier, service, subscribed } = await openPushing()
  const device = await subscribed(service.subscribe(), 'bob')

  expect(await carrier.send(parcelFor(device))).toMatchObject({ is: 'refused', isGone: true })
  const code = { kind: 'CODE', code: '123456', expiresAt: new Date('2030-01-01') } as const
  expect(await carrier.send(parcelFor(device, { ownerId: 'bob', message: code }))).toMatchObject({ is: 'refused' })
  expect(service.requests()).toBe(0)
})

test('however long a title is, the push fits, and no character is cut in two', async () => {
  const { carrier, service, subscribed } = await openPushing()
  const family = '👨‍👩‍👧‍👦'
  const device = await subscribed(service.subscribe())

  const title = family.repeat(500)
  expect(await carrier.send(parcelFor(device, { message: reminderMessage({ title }) }))).toEqual(accepted)

  const [push] = service.pushed
  expect(push?.bytes).toBeLessThan(3_072)
  expect(JSON.parse(push?.text ?? '').title).toMatch(new RegExp(`^(${family}){20,}…$`, 'u'))
})

test.each([
  ['no database', 'alter table reminder.push_subscription rename to elsewhere'],
  ['the lost key', `create rule lost as on insert to reminder.vapid_key do instead nothing`],
])('a fault of ours is not laid at the push service’s door: %s', async (_name, fault) => {
  const { carrier, service, subscribed, admin } = await openPushing()
  const device = await subscribed(service.subscribe())
  await admin.query(fault)

  await expect(carrier.send(parcelFor(device))).rejects.toThrow()
  expect(service.requests()).toBe(0)
})

test('a browser that is gone is so, also when it cannot be forgotten now', async () => {
  const { carrier, service, subscribed, admin } = await openPushing()
  const device = await subscribed(service.subscribe())
  service.answer(answerWith(410))
  await admin.query('revoke update on reminder.push_subscription from reminder_worker')

  expect(await carrier.send(parcelFor(device))).toMatchObject({ is: 'refused', isGone: true })
})
