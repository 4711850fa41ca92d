import { expect, test } from 'vitest'
import { die, dieInRebalance, dieWhilePublishing } from '../support/faults/dying.ts'
import { faultMs, type Two, twoOfEach } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

const timeout = 2 * faultMs

// One after the other, each by itself. crash.test.ts has several at once.
await describeWithKafka('kill -9 of one of two, under load, wherever it may be', ({ env }) => {
  const suffer = twoOfEach(env)

  test('F1: task', { timeout }, () =>
    suffer(['ada', 'eve'], async (two) => {
      const { left, right } = two
      await die(right.task, 'task.before-commit')
      await die(right.task, 'task.after-commit')
      await die(right.task, 'bus.after-effect')
      await dieWhilePublishing(right.task, left.task)
      await dieInRebalance(two, 'task', 'task.reminders')
    }),
  )

  test('F2: reminder', { timeout }, () =>
    suffer(['bob', 'zoe'], async (two) => {
      const { left, right } = two
      await die(right.reminder, 'bus.after-effect')
      await dieWhilePublishing(right.reminder, left.reminder)
      await dieInRebalance(two, 'reminder', 'reminder.tasks')
    }),
  )

  test('F2, I5: reminder, between claiming what is due and sending it', { timeout }, () =>
    suffer(['ivy', 'tom'], async (two) => {
      const { left, right, sql } = two
      expect(await left.reminder.stop()).toBe(0)
      const [task] = await Promise.all([dueSoon(two), die(right.reminder, 'reminder.after-claim')])
      await left.reminder.start()
      const fired = () =>
        sql.query(
          `select reminder.status from reminder.fired join reminder.reminder on reminder.id = reminder_id where task_id = $1`,
          [task],
        )
      await expect.poll(fired, { timeout: 60_000 }).toEqual([{ status: 'SENT' }])
    }),
  )

  test('F3: conversation', { timeout }, () =>
    suffer(['kim', 'lea'], async (two) => {
      const { left, right } = two
      await die(right.conversation, 'conversation.after-message')
      await die(right.conversation, 'conversation.after-command')
      await die(right.conversation, 'bus.after-effect')
      await dieWhilePublishing(right.conversation, left.conversation)
      await dieInRebalance(two, 'conversation', 'conversation.tasks')
    }),
  )

  test('F4: audit', { timeout }, () =>
    suffer(['max', 'nia'], async (two) => {
      await die(two.right.audit, 'bus.after-effect')
      await dieInRebalance(two, 'audit', 'audit.log')
    }),
  )

  test('F5: a gateway', { timeout }, () =>
    suffer(['ben', 'uma'], async ({ right }) => {
      await right.gateway.kill()
      await right.gateway.start()
    }),
  )
})

const create = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }`

/** The id of a task with a reminder in a few seconds. */
async function dueSoon({ left, sql }: Two): Promise<string> {
  const [{ at } = { at: '' }] = await sql.query<{ at: string }>(
    `select to_char(now() at time zone 'utc' + interval '5 seconds', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`,
  )
  const { data, errors } = await (await left.client('someone')).run(create, {
    input: { title: 'remember', reminders: [{ at }] },
  })
  expect(errors).toBeUndefined()
  return data.createTask.task.id
}
