import { expect } from 'vitest'
import type { Two } from './two-of-each.ts'

const create = 'mutation ($title: String!) { createTask(input: { title: $title }) { task { id } } }'
// A lease of ten seconds, and some for a busy machine; alone it takes eleven.
const goesOnWithin = { timeout: 30_000, interval: 100 }

/** SIGSTOP of right's task while it is the one that publishes. Once left's publishes in its place: what makes it go on. */
export async function freezePublisher({ left, right, sql }: Two): Promise<() => void> {
  const holder = async () => (await sql.query<{ holder: number }>('select holder from task.relay_lease'))[0]?.holder
  expect(await left.task.stop()).toBe(0) // which lets right's have it
  await expect.poll(holder, { message: "right's task publishes" }).toBeDefined()
  const rights = await holder()
  await left.task.start()

  right.task.freeze()
  try {
    const subject = `frozen ${crypto.randomUUID()}`
    const client = await left.client(subject)
    expect((await client.run(create, { title: subject })).errors).toBeUndefined()
    const heard = () => sql.query('select from audit.audit_logs where owner_id = $1', [subject])
    await expect.poll(heard, { ...goesOnWithin, message: 'the other goes on' }).not.toEqual([])
    expect(await holder()).not.toBe(rights)
  } catch (error) {
    right.task.thaw()
    throw error
  }
  return right.task.thaw
}
