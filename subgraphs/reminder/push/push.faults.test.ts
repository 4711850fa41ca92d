import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { answerWith, endless, hang, reset } from '../../../tests/support/push/misbehaviour.ts'
import { type Answering, openPushService } from '../../../tests/support/push/push-service.ts'
import { openPushing, parcelFor } from './push.fixture.ts'

/** What becomes of a push that is answered like this. */
async function pushed(answer: Answering, timeoutMs = 20_000) {
  const pushing = await openPushing({ timeoutMs })
  const { carrier, service, admin, subscribed } = pushing
  service.answer(answer)
  const outcome = await carrier.send(parcelFor(await subscribed(service.subscribe())))
  const [row] = await admin.query<{ is_live: boolean }>(
    'select removed_at is null and endpoint is not null as is_live from reminder.push_subscription',
  )
  return { ...pushing, outcome, isLive: row?.is_live }
}

test.each([404, 410])(
  'F28: after a %i it is refused for good, and the subscription is gone with its keys',
  async (status) => {
    const { outcome, isLive, admin } = await pushed(answerWith(status))

    expect({ outcome, isLive }).toMatchObject({ outcome: { is: 'refused', isGone: true }, isLive: false })
    const told = await admin.query<{ type: string; event: string }>(
      `select event ->> 'type' as type, event::text as event from reminder.outbox where topic = 'audit-events'`,
    )
    expect(told.map(({ type }) => type)).toEqual(['push.unsubscribed'])
    expect(told[0]?.event).not.toMatch(/https:|p256dh|auth"/)
  },
)

test('F28: after a 413 it goes once more, without what people wrote, and is then refused', async () => {
  const { outcome, isLive, service } = await pushed(answerWith(413))

  expect({ outcome, isLive }).toMatchObject({ outcome: { is: 'refused' }, isLive: true })
  expect(service.pushed.map(({ text }) => JSON.parse(text).title)).toEqual(['Water the plants', 'Reminder'])
})

test('F28: a message that is short enough the second time is accepted', async () => {
  const { outcome } = await pushed((response, request) =>
    response.writeHead(Number(request.headers['content-length']) > 400 ? 413 : 201).end(),
  )

  expect(outcome).toEqual({ is: 'accepted' })
})

test.each([
  ['seconds', '7200', 7_200_000],
  ['a date', new Date(Date.now() + 36_000_000).toUTCString(), 36_000_000],
  ['a date that is past', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ['more than a day', '9'.repeat(400), 86_400_000],
])('F28: a 429 is tried again when its Retry-After says so, as %s', async (_form, retryAfter, expected) => {
  const { outcome, isLive } = await pushed(answerWith(429, { 'retry-after': retryAfter }))

  expect({ outcome, isLive }).toMatchObject({ outcome: { is: 'postponed' }, isLive: true })
  const ms = outcome.is === 'postponed' ? (outcome.retryAfterMs ?? Number.NaN) : Number.NaN
  expect(Math.abs(ms - expected)).toBeLessThan(60_000)
})

test.each([
  ['429 without a word', answerWith(429)],
  ['429 with nonsense', answerWith(429, { 'retry-after': 'soon' })],
  ['429 with what is neither seconds nor a date', answerWith(429, { 'retry-after': '1.5' })],
  ['500', answerWith(500)],
  ['503', answerWith(503)],
  ['408', answerWith(408)],
  ['a reset', reset],
])('F28: after %s it is tried again by our own pauses', async (_name, answer) => {
  const { outcome, isLive } = await pushed(answer)

  expect({ outcome, isLive }).toEqual({ outcome: { is: 'postponed', reason: expect.any(String) }, isLive: true })
})

test('F28: who says nothing is waited for as long as is allowed, and tried again', async () => {
  const { outcome, isLive } = await pushed(hang, 500)

  expect({ outcome, isLive }).toEqual({ outcome: { is: 'postponed', reason: expect.any(String) }, isLive: true })
})

test.each([400, 401, 403])('F28: a %i is refused with the reason, and the browser is kept', async (status) => {
  const { outcome, isLive } = await pushed(answerWith(status))

  expect({ outcome, isLive }).toEqual({
    outcome: { is: 'refused', reason: expect.stringContaining('Enable pushes there again') },
    isLive: true,
  })
})

test.each([301, 302, 307, 308])('S21: a redirect (%i) is not followed', async (status) => {
  const elsewhere = await openPushService(onTestFinished)

  const { outcome } = await pushed(answerWith(status, { location: `https://127.0.0.1:${elsewhere.port}/push/1` }))

  expect(outcome).toMatchObject({ is: 'refused' })
  expect(elsewhere.requests()).toBe(0)
})

test.each([
  [201, { is: 'accepted' }],
  [500, { is: 'postponed' }],
])('F28: a body without an end is not read: its %i counts', async (status, expected) => {
  const { outcome, service, carrier, subscribed } = await pushed(endless(status))
  expect(outcome).toMatchObject(expected)

  service.answer(answerWith(201))
  expect(await carrier.send(parcelFor(await subscribed(service.subscribe())))).toEqual({ is: 'accepted' })
})

test('F28: what a push service sends that is no answer does not get into the log, which it could fill', async () => {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const { carrier, service, subscribed } = await openPushing({ log })
  service.answer((response) => response.socket?.end('rubbish '.repeat(5_000)))

  expect(await carrier.send(parcelFor(await subscribed(service.subscribe())))).toMatchObject({ is: 'postponed' })

  expect(lines.filter((line) => line.includes('a push was not answered'))).toHaveLength(1)
  expect(lines.join('')).not.toContain('rubbish')
  expect(lines.join('').length).toBeLessThan(500)
})

test('nor do the names in its certificate, however many it has', async () => {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const names = Array.from({ length: 500 }, (_, index) => `rubbish${index}.example.org`)
  const reach = async () => ({ is: 'open', addresses: ['127.0.0.1'] }) as const
  const { carrier, service, subscribed } = await openPushing({ log, names, reach })

  expect(await carrier.send(parcelFor(await subscribed(service.subscribe('elsewhere.example'))))).toMatchObject({
    is: 'postponed',
  })

  expect(lines.join('')).toContain('a push was not answered')
  expect(lines.join('').length).toBeLessThan(500)
})
