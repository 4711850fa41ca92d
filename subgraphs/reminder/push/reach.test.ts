import { expect, test } from 'vitest'
import type { Lookup } from './name.lookup.ts'
import { openPushing, parcelFor } from './push.fixture.ts'
import { reacher } from './reach.ts'

const refused = { is: 'refused', reason: 'The push service has an address that is not public.' }

/** Answers each question by the next of these, and the last one from then on. */
const saying = (...answers: (readonly string[])[]): Lookup & { asked: () => number } => {
  let asked = 0
  const lookup = async () => answers[Math.min(asked++, answers.length - 1)] ?? []
  return Object.assign(lookup, { asked: () => asked })
}

/** One push to push.test, which is the push service's if it is let there. */
async function pushBy(lookup: Lookup) {
  const pushing = await openPushing({ lookup, names: ['push.test'], allowed: () => [], timeoutMs: 2_000 })
  const { service, carrier, subscribed } = pushing
  const device = await subscribed(service.subscribe('push.test'))
  return { ...pushing, send: () => carrier.send(parcelFor(device)) }
}

test.each([[['127.0.0.1']], [['::1']], [['::ffff:127.0.0.1']], [['64:ff9b::7f00:1']], [['8.8.8.8', '127.0.0.1']]])(
  'S21: nothing is sent to a name that leads to %s',
  async (addresses) => {
    const { send, service } = await pushBy(saying(addresses))

    expect(await send()).toEqual(refused)
    expect(service.requests()).toBe(0)
  },
)

test('S21: a name that turns private between the look and the connection is not connected to', async () => {
  const lookup = saying(['8.8.8.8'], ['127.0.0.1'])
  const { send, service } = await pushBy(lookup)

  expect(await send()).toEqual(refused)
  expect(lookup.asked()).toBe(2)
  expect(service.requests()).toBe(0)
})

test('S21: nor is a connection used that is still open to where the name led before', async () => {
  const open = { is: 'open', addresses: ['127.0.0.1'] } as const
  let isPrivate = false
  const reach = async () => (isPrivate ? ({ is: 'private' } as const) : open)
  const { service, carrier, subscribed } = await openPushing({ reach, names: ['push.test'] })
  const device = await subscribed(service.subscribe('push.test'))
  expect(await carrier.send(parcelFor(device))).toEqual({ is: 'accepted' })

  isPrivate = true

  expect(await carrier.send(parcelFor(device))).toEqual(refused)
  expect(service.requests()).toBe(1)
})

test('S21: nor is a number, whatever was let in when it was subscribed', async () => {
  const { service, carrier, subscribed } = await pushBy(saying([]))
  const device = await subscribed(service.subscribe('127.0.0.1'))

  expect(await carrier.send(parcelFor(device))).toEqual(refused)
  expect(service.requests()).toBe(0)
})

test('a name is connected to by the addresses that it was found to have, and its certificate has to be for the name', async () => {
  const allowed = (port: number) => [`localhost:${port}`, `127.0.0.1:${port}`]
  const { service, carrier, subscribed } = await openPushing({ allowed, names: ['localhost'] })
  const other = await openPushing({ allowed, names: ['elsewhere.test'] })

  expect(await carrier.send(parcelFor(await subscribed(service.subscribe('localhost'))))).toEqual({ is: 'accepted' })
  const misnamed = await other.subscribed(other.service.subscribe('localhost'))
  expect(await other.carrier.send(parcelFor(misnamed))).toMatchObject({ is: 'postponed' })
  expect(other.service.requests()).toBe(0)
})

test('a name that leads nowhere today is tried again', async () => {
  expect(await (await pushBy(saying([]))).send()).toMatchObject({ is: 'postponed' })
})

test('when no name server answers, it is tried again', async () => {
  const { send } = await pushBy(() => Promise.reject(new Error('ETIMEOUT')))

  expect(await send()).toMatchObject({ is: 'postponed' })
})

test('a host that the settings let in may have any address, at that port alone', async () => {
  const { reach } = reacher({
    allowed: ['127.0.0.1:8443', '[::1]:8443', 'localhost:8443'],
    lookup: async () => ['::1'],
  })
  const isOf = async (url: string) => (await reach(new URL(url))).is

  for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
    expect(await isOf(`https://${host}:8443/a`)).toBe('open')
    expect(await isOf(`https://${host}/a`)).toBe('private')
    expect(await isOf(`https://${host}:8444/a`)).toBe('private')
  }
})
