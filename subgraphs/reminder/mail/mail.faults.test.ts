import { expect, onTestFinished, test } from 'vitest'
import { openSink } from '../../../tests/support/mail-sink.ts'
import { attempt, carrierTo, closedAfter, heardLog, parcel, short } from './mail.fixture.ts'
import { openRudeServer, type Stage } from './rude-server.fixture.ts'

const stages: readonly Stage[] = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'body']
test.each(stages.map((stage) => [stage]))('F28: 4xx at %s is tried again', async (stage) => {
  const { url } = await openRudeServer({ [stage]: '451 4.3.0 ali@example.org is busy' })

  const outcome = await attempt(url)

  expect(outcome).toMatchObject({ is: 'postponed', reason: expect.stringContaining('(451 4.3.0)') })
  expect(JSON.stringify(outcome)).not.toContain('ali')
})

test.each([
  ['RCPT', 'The mail server refused the address (550 5.1.1).'],
  ['DATA', 'The mail server refused the mail (550 5.1.1).'],
  ['body', 'The mail server refused the mail (550 5.1.1).'],
] as const)('F28: 5xx at %s is for good, and is told without the address', async (stage, reason) => {
  const { url } = await openRudeServer({ [stage]: '550 5.1.1 <ali@example.org> is unknown' })

  expect(await attempt(url)).toEqual({ is: 'refused', reason })
})

test.each([['greeting'], ['EHLO'], ['MAIL']] as const)(
  'F28: 5xx at %s is about whoever sends, not the mail: tried again',
  async (stage) => {
    const { url } = await openRudeServer({ [stage]: '554 5.7.1 no service here' })

    expect(await attempt(url)).toMatchObject({ is: 'postponed' })
  },
)

test('F28: a sender that is refused is told to whoever runs this', async () => {
  const { url } = await openRudeServer({ MAIL: '553 5.7.1 <tickler@mail.example.org> is not yours' })
  const { log, lines } = heardLog()

  const reason = 'The mail server refused the sender (553 5.7.1).'
  expect(await closedAfter(carrierTo(url, { log })).send(parcel())).toEqual({ is: 'postponed', reason })

  expect(lines).toEqual([expect.stringContaining('check SMTP_URL and MAIL_FROM')])
})

test('F28: 5xx for one of several commands sent at once is for good as well', async () => {
  const gone = Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 })
  const sink = await openSink({ onRcptTo: (_address, _session, done) => done(gone) })
  onTestFinished(sink.close)

  expect(await attempt(sink.url)).toEqual({ is: 'refused', reason: 'The mail server refused the address (550 5.1.1).' })
})

test.each(stages.map((stage) => [stage]))(
  'F28: a reset at %s is tried again later, and no second copy goes out now',
  async (stage) => {
    const server = await openRudeServer({ [stage]: 'reset' })

    expect(await attempt(server.url)).toMatchObject({ is: 'postponed' })
    expect(server.bodies()).toBe(stage === 'body' ? 1 : 0)
  },
)

test('F28: what was accepted before a reset is accepted', async () => {
  const server = await openRudeServer({})
  const carrier = closedAfter(carrierTo(server.url))

  expect(await carrier.send(parcel())).toEqual({ is: 'accepted' })
  expect(server.bodies()).toBe(1)
})

test.each(stages.map((stage) => [stage]))('F28: a server that hangs at %s is given up in time', async (stage) => {
  const { url } = await openRudeServer({ [stage]: 'hang' })
  const start = performance.now()

  expect(await attempt(url, short)).toMatchObject({ is: 'postponed' })
  expect(performance.now() - start).toBeLessThan(5_000)
})

test.each(stages.map((stage) => [stage]))(
  'F28: one that trickles its answer to %s without end is given up in time',
  async (stage) => {
    const { url } = await openRudeServer({ [stage]: 'drip' })
    const start = performance.now()

    expect(await attempt(url, short)).toMatchObject({ is: 'postponed' })
    expect(performance.now() - start).toBeLessThan(5_000)
  },
)

test.each([['HTTP/1.1 400 Bad Request'], ['220'], ['\u0000\u0001\u0002'], ['999 what']])(
  'F28: the greeting %j does not hurt',
  async (greeting) => {
    const { url } = await openRudeServer({ greeting, EHLO: 'reset' })

    expect(await attempt(url)).toMatchObject({ is: 'postponed' })
  },
)

test('F28: where nobody listens it is tried again', async () => {
  const sink = await openSink()
  await sink.close()

  expect(await attempt(sink.url)).toMatchObject({ is: 'postponed' })
})

test('F28: one address that hangs delays no other', async () => {
  const slow = new Set<string>()
  const sink = await openSink({
    onRcptTo: ({ address }, _session, done) => {
      if (!address.startsWith('slow')) return done()
      slow.add(address)
    },
  })
  onTestFinished(sink.close)
  const carrier = closedAfter(carrierTo(sink.url, { patience: { close: 200 } }))
  const stuck = Array.from({ length: 20 }, (_, n) =>
    carrier.send(parcel(undefined, { device: `slow${n}@example.org` })),
  )

  for (let n = 0; n < 20; n++) expect(await carrier.send(parcel())).toEqual({ is: 'accepted' })

  await expect.poll(() => slow.size).toBe(20)
  await carrier.close()
  expect(await Promise.all(stuck)).toEqual(stuck.map(() => expect.objectContaining({ is: 'postponed' })))
})

test('a sender who is to sign in or to speak TLS first is not told that it is the wrong one', async () => {
  const { url } = await openRudeServer({ MAIL: '530 5.7.0 Must issue a STARTTLS command first' })

  expect(await attempt(url)).toEqual({
    is: 'postponed',
    reason: 'The mail server could not take the mail now (530 5.7.0).',
  })
})

test('after it was given up on, the next attempt finds a server that is well again', async () => {
  let hangs = true
  const sink = await openSink({ onMailFrom: (_address, _session, done) => void (hangs || done()) })
  onTestFinished(sink.close)
  const carrier = closedAfter(carrierTo(sink.url, { patience: { silence: 3_000, attempt: 5_000 } }))
  expect(await carrier.send(parcel())).toMatchObject({ is: 'postponed' })

  hangs = false

  expect(await carrier.send(parcel())).toEqual({ is: 'accepted' })
})

test('a connection that the server has closed meanwhile costs no attempt', async () => {
  const server = await openRudeServer({})
  const carrier = closedAfter(carrierTo(server.url))
  await carrier.send(parcel())

  server.hangUp()

  expect(await carrier.send(parcel())).toEqual({ is: 'accepted' })
})

test('closing lets what is under way arrive', async () => {
  const sink = await openSink({ onMailFrom: (_address, _session, done) => void setTimeout(done, 100) })
  onTestFinished(sink.close)
  const carrier = carrierTo(sink.url)
  const sent = carrier.send(parcel())

  await carrier.close()

  expect(await sent).toEqual({ is: 'accepted' })
})

test('closing does not wait for a server that hangs', async () => {
  const { url } = await openRudeServer({ DATA: 'hang' })
  const carrier = carrierTo(url, { patience: { close: 200 } })
  const sent = carrier.send(parcel())

  const start = performance.now()
  await carrier.close()

  expect(performance.now() - start).toBeLessThan(5_000)
  expect(await sent).toMatchObject({ is: 'postponed' })
  expect(await carrier.send(parcel())).toMatchObject({ is: 'postponed' })
})
