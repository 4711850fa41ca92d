import { expect, test } from 'vitest'
import { newSubscriber } from '../../../tests/support/push/subscriber.ts'
import type { Lookup } from './name.lookup.ts'
import { pushSubscriptionInput } from './push.input.ts'
import { reacher } from './reach.ts'
import { browserInput, openSubscribing } from './subscribing.fixture.ts'

/** A point with a coordinate changed by one bit is on the curve no more. */
const offTheCurve = () => {
  const point = Buffer.from(newSubscriber().keys.p256dh, 'base64url')
  point[64] = (point[64] ?? 0) ^ 1
  return point.toString('base64url')
}

test.each([
  ['http:', { endpoint: 'http://updates.example.org/abc' }, 'endpoint', 'https'],
  ['S21: loopback', { endpoint: 'https://127.0.0.1/' }, 'endpoint', 'private'],
  ['S21: loopback of IPv6', { endpoint: 'https://[::1]/' }, 'endpoint', 'private'],
  ['S21: loopback as one number', { endpoint: 'https://2130706433/' }, 'endpoint', 'private'],
  ['S21: loopback as octal', { endpoint: 'https://0177.0.0.1/' }, 'endpoint', 'private'],
  ['S21: loopback mapped into IPv6', { endpoint: 'https://[::ffff:127.0.0.1]/' }, 'endpoint', 'private'],
  ['S21: loopback by NAT64', { endpoint: 'https://[64:ff9b::7f00:1]/' }, 'endpoint', 'private'],
  ['S21: loopback by 6to4', { endpoint: 'https://[2002:7f00:1::]/' }, 'endpoint', 'private'],
  ['S21: a cloud’s metadata', { endpoint: 'https://169.254.169.254/latest/meta-data' }, 'endpoint', 'private'],
  ['S21: a private network', { endpoint: 'https://10.1.2.3/' }, 'endpoint', 'private'],
  ['S21: a name of this machine', { endpoint: 'https://localhost/abc' }, 'endpoint', 'private'],
  ['S21: another of its names', { endpoint: 'https://Anything.LOCALHOST./abc' }, 'endpoint', 'private'],
  ['a port', { endpoint: 'https://8.8.8.8:8443/' }, 'endpoint', 'without a port'],
  ['credentials', { endpoint: 'https://me:secret@8.8.8.8/' }, 'endpoint', 'remove name and password'],
  ['no address at all', { endpoint: 'abc' }, 'endpoint', 'the browser gave'],
  ['a long one', { endpoint: `https://8.8.8.8/${'a'.repeat(1_000)}` }, 'endpoint', '1,000 characters'],
  ['one that is long once it is written out', { endpoint: `https://8.8.8.8/${'ہ'.repeat(900)}` }, 'endpoint', '1,000'],
  ['a short key', { p256dh: 'BEt5' }, 'p256dh', 'P-256'],
  ['a key in another alphabet', { p256dh: `${'A'.repeat(86)}+` }, 'p256dh', 'P-256'],
  ['a compressed key', { p256dh: Buffer.alloc(33, 2).toString('base64url') }, 'p256dh', 'P-256'],
  ['a key that is on no curve', { p256dh: offTheCurve() }, 'p256dh', 'P-256'],
  ['a short secret', { auth: Buffer.alloc(15).toString('base64url') }, 'auth', '16 bytes'],
  ['a long secret', { auth: Buffer.alloc(17).toString('base64url') }, 'auth', '16 bytes'],
  ['a long name', { device: 'x'.repeat(101) }, 'device', '100'],
  ['a name with a line break', { device: 'Fire\nfox' }, 'device', 'control characters'],
])('%s is refused with what to do, and nothing is stored', async (_name, values, path, problem) => {
  const { subscribe, admin } = await openSubscribing()

  const { errors } = await subscribe(browserInput(values))

  expect(errors).toMatchObject([
    {
      extensions: {
        code: 'BAD_USER_INPUT',
        problems: [{ path: `input.${path}`, problem: expect.stringContaining(problem) }],
      },
    },
  ])
  expect(await admin.query('select 1 from reminder.push_subscription')).toEqual([])
  expect(await admin.query('select 1 from reminder.outbox')).toEqual([])
})

test('every fault is told at once', async () => {
  const { subscribe } = await openSubscribing()

  const { errors } = await subscribe({ endpoint: 'https://127.0.0.1/', p256dh: '', auth: '', device: '\u0000' })

  const problems: { path: string }[] = JSON.parse(JSON.stringify(errors?.[0]?.extensions['problems']))
  expect(problems.map(({ path }) => path).toSorted()).toEqual([
    'input.auth',
    'input.device',
    'input.endpoint',
    'input.p256dh',
  ])
})

/** What is said of a name that is looked up like this. */
const problemWith = async (lookup: Lookup) => {
  const input = pushSubscriptionInput(reacher({ allowed: [], lookup }))
  const { error } = await input.safeParseAsync(browserInput({ endpoint: 'https://push.example.org/1' }))
  return error?.issues.map(({ message }) => message).join()
}

test.each([[['10.0.0.1']], [['8.8.8.8', '10.0.0.1']], [['2606:4700::1111', '::1']], [['8.8.8.8', '::ffff:10.0.0.1']]])(
  'S21: a name with a private address among its own (%s) is refused',
  async (addresses) => {
    expect(await problemWith(async () => addresses)).toContain('leads to a private address')
  },
)

test('a name with public addresses alone is taken, one without any is not', async () => {
  expect(await problemWith(async () => ['8.8.8.8', '2606:4700::1111'])).toBeUndefined()
  expect(await problemWith(async () => [])).toContain('no host by that name')
})

test('when no name server answers, that is no fault of the input', async () => {
  const silent = () => Promise.reject(new Error('ETIMEOUT'))

  await expect(problemWith(silent)).rejects.toMatchObject({
    message: expect.stringContaining('could not be looked up now'),
    extensions: { code: 'UNAVAILABLE', service: 'dns' },
  })
})
