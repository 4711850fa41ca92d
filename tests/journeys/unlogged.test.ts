import { expect, test } from 'vitest'
import { overhear } from '../contracts/overheard.ts'
import { caughtAt, codeAt } from '../support/caught.ts'
import { newSubscriber } from '../support/push/subscriber.ts'
import { testTickler } from '../support/tickler.ts'

// Nobody listens there, so that pushes fail and are spoken of.
const endpoint = 'https://127.0.0.1:9/push/the-secret-of-this-browser'
const tickler = await testTickler({ env: { PUSH_ALLOW_HOSTS: '127.0.0.1:9' } })

const address = 'very.private@example.org'
const patience = { timeout: 20_000, interval: 100 }

test('addresses, codes, endpoints, keys and links get into no log and no event, whatever goes wrong', async () => {
  const overheard = await overhear(tickler.database.open())
  const client = await tickler.client('ada')
  const { keys } = newSubscriber()

  await client.run(
    `mutation ($email: String!) { updatePreferences(input: { email: $email, channels: [EMAIL, PUSH] }) { preferences { email } } }`,
    { email: address },
  )
  const code = await codeAt(tickler.url, address)
  const verify = `mutation ($code: String!) { verifyEmail(input: { code: $code }) { preferences { isEmailVerified } } }`
  for (const given of ['12345', code]) await client.run(verify, { code: given })
  await client.run(
    `mutation ($input: PushSubscriptionInput!) { subscribePush(input: $input) { subscription { id } } }`,
    { input: { endpoint, ...keys, device: 'A browser' } },
  )
  await client.run(
    `mutation ($at: DateTime!) { createTask(input: { title: "Call", reminders: [{ at: $at }] }) { task { id } } }`,
    { at: new Date(Date.now() + 5_000).toISOString() },
  )
  const tokens = async () =>
    (await caughtAt(tickler.url)).flatMap(({ text }) => /(?<=unsubscribe\/)\S+/.exec(text)?.[0] ?? [])
  await expect.poll(tokens, patience).toHaveLength(1)
  await expect
    .poll(() => tickler.logged.filter(({ msg }) => /a push was not answered/.test(String(msg))), patience)
    .not.toEqual([])
  const [token = ''] = await tokens()
  for (const given of [`${token}x`, token]) await fetch(`${tickler.url}/unsubscribe/${given}`, { method: 'POST' })

  const types = async () => (await overheard()).map(({ event }) => event['type'])
  const spokenOf = ['preferences.updated', 'push.subscribed', 'reminder.fired', 'reminder.sent']
  await expect.poll(types, patience).toEqual(expect.arrayContaining(spokenOf))
  const said = JSON.stringify([tickler.logged, await overheard()])
  expect(said).not.toMatch(new RegExp(`\\b${code}\\b`))
  for (const secret of ['very.private', 'the-secret-of-this-browser', keys.p256dh, keys.auth, token])
    expect(said).not.toContain(secret)
}, 60_000)
