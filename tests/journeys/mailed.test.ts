// From nothing to a reminder by mail, as the README tells it: without any set-up.
import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { testTickler } from '../support/tickler.ts'

const { url, client } = await testTickler()

type Mail = Readonly<{ to: string; subject: string; text: string; html: string; calendar: string | null }>

async function inbox(): Promise<Mail[]> {
  const response = await fetch(`${url}/inbox`, { headers: { accept: 'application/json' } })
  // As the gateway answers; what is wrong with it shows in what is expected of it.
  return (await response.json()) as Mail[]
}

const inTwoSeconds = () => new Date(systemClock.now().getTime() + 2_000).toISOString()

test('an address is verified by the code in the inbox, and the reminder of a task arrives there', async () => {
  const { run } = await client()
  const said = await run(
    'mutation { updatePreferences(input: { email: "ada@example.org", channels: [EMAIL] }) { preferences { isEmailVerified } } }',
  )
  expect(said).toEqual({ data: { updatePreferences: { preferences: { isEmailVerified: false } } } })

  await expect.poll(inbox).toHaveLength(1)
  const code = /\b\d{6}\b/.exec((await inbox())[0]?.text ?? '')?.[0]
  const verified = await run(
    'mutation ($code: String!) { verifyEmail(input: { code: $code }) { preferences { isEmailVerified } } }',
    { code },
  )
  expect(verified).toEqual({ data: { verifyEmail: { preferences: { isEmailVerified: true } } } })

  await run(
    'mutation ($at: DateTime!) { createTask(input: { title: "Water the plants", reminders: [{ at: $at }] }) { task { id } } }',
    { at: inTwoSeconds() },
  )
  await expect.poll(inbox).toHaveLength(2)
  const [mail] = await inbox()
  expect(mail).toMatchObject({ to: 'ada@example.org', subject: expect.stringContaining('Water the plants') })

  const statuses = async () => (await run('{ reminders { nodes { status } } }')).data.reminders.nodes
  await expect.poll(statuses).toEqual([{ status: 'SENT' }])
})
