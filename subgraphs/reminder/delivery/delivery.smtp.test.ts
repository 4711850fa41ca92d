import { expect, onTestFinished, test } from 'vitest'
import { openSink } from '../../../tests/support/mail-sink.ts'
import type { Carrier } from '../domain/parcel.ts'
import { fired, within } from '../fired.fixture.ts'
import type { Patience } from '../mail/mail.carrier.ts'
import { carrierTo, short } from '../mail/mail.fixture.ts'
import { openRudeServer, type Stage } from '../mail/rude-server.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox } from './carrier.fixture.ts'

/** Somebody reminded by mail, by a server that misbehaves as told at the first attempt, and one that takes it from then on. */
async function mailed(misbehaves: Partial<Record<Stage, string>>, patience?: Patience) {
  const sink = await openSink()
  onTestFinished(sink.close)
  const rude = carrierTo((await openRudeServer(misbehaves)).url, patience && { patience })
  const polite = carrierTo(sink.url)
  let attempts = 0
  const carrier: Carrier = {
    send: (parcel) => (++attempts === 1 ? rude : polite).send(parcel),
    close: async () => void (await Promise.all([rude.close(), polite.close()])),
  }
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  await world.say(created(aTask(), [{ at: new Date(Date.now() + 200), channels: ['EMAIL'] }]))
  return { world, sink }
}

test.each<[string, Partial<Record<Stage, string>>, Patience?]>([
  ['says 4xx', { RCPT: '451 4.3.0 ada@example.org is busy' }],
  ['resets after the mail', { body: 'reset' }],
  ['hangs', { body: 'hang' }, short],
])('F28: of a mail server that %s the mail comes with the next attempt', async (_, misbehaves, patience) => {
  const { world, sink } = await mailed(misbehaves, patience)
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING', attempts: 1 }])
  expect((await deliveriesOf(world))[0]?.last_error).not.toContain('ada@')

  await attemptsAreDue(world)

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED', attempts: 2 }])
  expect(sink.arrived).toMatchObject([{ to: ['ada@example.org'], mail: { text: expect.stringContaining('Water') } }])
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
})

test('F28: of one that says 5xx it has failed for good, and its owner is told in the app', async () => {
  const { world, sink } = await mailed({ RCPT: '550 5.1.1 <ada@example.org> is unknown' })

  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'FAILED' }])
  expect(await deliveriesOf(world)).toMatchObject([
    { status: 'FAILED', attempts: 1, last_error: 'The mail server refused the address (550 5.1.1).', claim_at: null },
  ])
  expect(await fired(world)).toMatchObject([{ kind: 'FAILED' }])
  expect(sink.arrived).toEqual([])
})
