import { expect, test } from 'vitest'
import { z } from 'zod'
import { newSubscriber } from '../support/push/subscriber.ts'
import { testTickler } from '../support/tickler.ts'

// Nobody listens there, so that pushes fail and are spoken of.
const endpoint = 'https://127.0.0.1:9/push/the-secret-of-this-browser'
const tickler = await testTickler({ env: { PUSH_ALLOW_HOSTS: '127.0.0.1:9' } })

const address = 'very.private@example.org'
const inbox = z.array(z.object({ subject: z.string(), text: z.string() }))
const patience = { timeout: 20_000, interval: 100 }

test('addresses, codes, endpoints, keys and links get into no log and no event, whatever goes wrong', async () => {
  const client = await tickler.client('ada')
  const { keys } = newSubscriber()
  const mails = async () =>
    inbox.parse(await (await fetch(`${tickler.url}/inbox`, { headers: { accept: 'application/json' } })).json())
  const found = async (subject: RegExp, pattern: RegExp) =>
    (await mails()).flatMap((mail) => (subject.test(mail.subject) ? (pattern.exec(mail.text)?.[0] ?? []) : []))[0] ?? ''

  await client.run(
    `mutation ($email: String!) { updatePreferences(input: { email: $email, channels: [EMAIL, PUSH] }) { preferences { email } } }`,
    { email: address },
  )
  await expect.poll(() => found(/Confirm/, /\b\d{6}\b/), patience).not.toBe('')
  const code = await found(/Confirm/, /\b\d{6}\b/)
  const verify = (given: string) =>
    client.run(
      `mutation ($code: String!) { verifyEmail(input: { code: $code }) { preferences { isEmailVerified } } }`,
      {
        code: given,
      },
    )
  await verify('12345')
  await verify(code)
  await client.run(
    `mutation ($input: PushSubscriptionInput!) { subscribePush(input: $input) { subscription { id } } }`,
    { input: { endpoint, ...keys, device: 'A browser' } },
  )
  await client.run(
    `mutation ($at: DateTime!) { createTask(input: { title: "Call", reminders: [{ at: $at }] }) { task { id } } }`,
    { at: new Date(Date.now() + 2_000).toISOString() },
  )
  const link = /(?<=unsubscribe\/)\S+/
  await expect.poll(() => found(/Reminder/, link), patience).not.toBe('')
  await expect
    .poll(() => tickler.logged.filter(({ msg }) => /a push was not answered/.test(String(msg))), patience)
    .not.toEqual([])
  const token = await found(/Reminder/, link)
  for (const given of [`${token}x`, token]) await fetch(`${tickler.url}/unsubscribe/${given}`, { method: 'POST' })

  const events = await tickler.database.open().query('select * from reminder.outbox')
  const said = JSON.stringify([tickler.logged, events])
  expect(said).not.toMatch(new RegExp(`\\b${code}\\b`))
  for (const secret of ['very.private', 'the-secret-of-this-browser', keys.p256dh, keys.auth, token])
    expect(said).not.toContain(secret)
}, 60_000)
