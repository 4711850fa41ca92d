import { expect, onTestFinished, test } from 'vitest'
import { openSink } from '../../../tests/support/mail-sink.ts'
import { ReminderEnv } from '../config.ts'
import { mailbox } from '../delivery/carrier.fixture.ts'
import { digestsAreDue, wantsDigest } from '../digest/digest.fixture.ts'
import { within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, created, dueIn } from '../task-facts.fixture.ts'

/** A world in production that mails to a server of ours. */
async function inProduction() {
  const sink = await openSink()
  onTestFinished(sink.close)
  const settings = ReminderEnv.parse({
    NODE_ENV: 'production',
    SMTP_URL: sink.url,
    PUBLIC_URL: 'https://tickler.example.org',
    MAIL_FROM: 'Tickler <tickler@example.org>',
  })
  return { sink, world: await openWorld({ carriers: null, settings }) }
}

const link = expect.stringMatching(/^<https:\/\/tickler\.example\.org\/unsubscribe\/[\w.-]+>$/)
const unsubscribable = {
  from: 'tickler@example.org',
  mail: {
    headers: expect.arrayContaining([
      expect.objectContaining({ key: 'list-unsubscribe', value: link }),
      expect.objectContaining({ key: 'list-unsubscribe-post', value: 'List-Unsubscribe=One-Click' }),
    ]),
  },
}

test('in production the mail of a reminder can be unsubscribed from by one click, at the public address', async () => {
  const { sink, world } = await inProduction()
  await mailbox(world)
  await world.say(created(aTask(), [{ at: new Date(Date.now() + 200), channels: ['EMAIL'] }]))

  await expect.poll(() => sink.arrived, within).toMatchObject([unsubscribable])
})

test('and so can that of a digest', async () => {
  const { sink, world } = await inProduction()
  await wantsDigest(world)
  await world.say(created(aTask({ due: dueIn(-86_400_000) }), []))
  await expect.poll(() => world.admin.query('select id from reminder.task'), within).toHaveLength(1)
  await digestsAreDue(world)

  await expect.poll(() => sink.arrived, within).toMatchObject([unsubscribable])
})
