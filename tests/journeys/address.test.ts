// What becomes of somebody's address: verified by what was sent to it, used, and unsubscribed by a mail's own link.
import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { type Caught, caughtAt, codeAt } from '../support/caught.ts'
import { testTickler } from '../support/tickler.ts'

const { url, client } = await testTickler()
const within = { timeout: 20_000 }

const mailsTo = async (address: string) => (await caughtAt(url)).filter(({ to }) => to === address)
const headerOf = ({ headers }: Caught, name: string) =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]

async function verified(address: string) {
  const { run } = await client()
  await run(
    'mutation ($email: String) { updatePreferences(input: { email: $email, channels: [EMAIL] }) { preferences { email } } }',
    {
      email: address,
    },
  )
  const { data } = await run(
    'mutation ($code: String!) { verifyEmail(input: { code: $code }) { preferences { isEmailVerified } } }',
    { code: await codeAt(url, address) },
  )
  expect(data).toEqual({ verifyEmail: { preferences: { isEmailVerified: true } } })
  return run
}
type Run = Awaited<ReturnType<typeof verified>>

const remind = async (run: Run, title: string): Promise<string> => {
  const at = new Date(systemClock.now().getTime() + 5_000).toISOString()
  const query =
    'mutation ($title: String!, $at: DateTime!) { createTask(input: { title: $title, reminders: [{ at: $at }] }) { task { id } } }'
  return (await run(query, { title, at })).data.createTask.task.id
}
const remindersOf = async (run: Run, taskId: string) => {
  const query = `query ($id: ID!) { reminders(filter: { taskId: $id }) { nodes { status deliveries { channel status destination lastError } } } }`
  return (await run(query, { id: taskId })).data.reminders.nodes
}

test('an address gets its code, then reminders, and after one click of a mail nothing more; reminders come in the app', async () => {
  const run = await verified('ada@example.org')
  const first = await remind(run, 'Water the plants')
  await expect.poll(() => mailsTo('ada@example.org'), within).toHaveLength(2)
  const [mail] = await mailsTo('ada@example.org')
  expect(mail?.subject).toContain('Water the plants')
  await expect
    .poll(() => remindersOf(run, first), within)
    .toMatchObject([{ deliveries: [{ channel: 'EMAIL', status: 'ACCEPTED', destination: 'a***@example.org' }] }])

  const link = mail && /^<(.*)>$/.exec(headerOf(mail, 'list-unsubscribe') ?? '')?.[1]
  expect(link).toMatch(new RegExp(`^${url}/unsubscribe/[\\w-]+$`))
  expect(mail && headerOf(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect((await fetch(link ?? url)).status).toBe(200) // as a program does that looks for viruses
  expect((await run('{ preferences { isEmailVerified } }')).data.preferences).toEqual({ isEmailVerified: true })
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  expect((await fetch(link ?? url, { method: 'POST', body })).status).toBe(200)
  expect((await run('{ preferences { email isEmailVerified } }')).data.preferences).toEqual({
    email: 'ada@example.org',
    isEmailVerified: false,
  })

  const second = await remind(run, 'Feed the cat')
  await expect.poll(() => remindersOf(run, second), within).toMatchObject([{ status: 'SENT' }])
  const [{ deliveries }] = await remindersOf(run, second)
  expect(deliveries).toHaveLength(2)
  expect(deliveries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ channel: 'IN_APP', status: 'ACCEPTED' }),
      expect.objectContaining({
        channel: 'EMAIL',
        status: 'SKIPPED',
        lastError: expect.stringContaining('verifyEmail'),
      }),
    ]),
  )
  expect(await mailsTo('ada@example.org')).toHaveLength(2)
})
