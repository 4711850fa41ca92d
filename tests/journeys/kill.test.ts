import { expect, onTestFinished, test, vi } from 'vitest'
import type { Failpoint } from '../../platform/failpoint.ts'
import { type Answer, clientOf } from '../support/client.ts'
import { dataDirectory } from '../support/tickler-process.ts'

const say = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id } reply { content intent } tasks { id title } conversation { id } }
}`
const input = { text: 'Create a task to buy milk tomorrow at 5pm', idempotencyKey: 'say it once' }
const state = `{
  tasks { nodes { id title version } }
  changes { nodes { kind taskId } }
  auditLog { nodes { action entityId } }
  reminders { nodes { id status task { id } } }
  conversations { nodes { messages { nodes { role content } } } }
}`

/** Null when the process died before it answered. */
const tried = (answer: Promise<Answer>) => answer.catch(() => null)

const byAction = (a: { action: string }, b: { action: string }) => a.action.localeCompare(b.action)

/** Each place is one at which a process can die between a message's arrival and its last effect. */
const places: Failpoint[] = [
  'conversation.after-message',
  'task.before-commit',
  'task.after-commit',
  'conversation.after-command',
  'bus.after-effect',
]

test.for(places)(
  'killed at %s, and started again: nothing acknowledged is lost, nothing happens twice',
  { timeout: 120_000 }, // two starts, one of them on an empty directory, take half a minute on a machine that is full
  async (FAILPOINT) => {
    const { start } = await dataDirectory(onTestFinished)
    const first = await start({ FAILPOINT })
    const answer = await tried(clientOf(first.url).run(say, { input }))
    expect(await first.gone()).not.toBe(0)

    const second = await start()
    const client = clientOf(second.url)
    // What a client does that got no answer: it says the same again, under the same key.
    const again = await client.run(say, { input })
    expect(again.errors).toBeUndefined()
    expect(again.data.sendMessage.tasks).toEqual([{ id: expect.any(String), title: 'buy milk' }])
    if (answer) expect(again.data).toEqual(answer.data)

    await vi.waitFor(
      async () => {
        const { data, errors } = await client.run(state)
        expect(errors).toBeUndefined()
        const [task] = data.tasks.nodes
        expect(data.tasks.nodes).toEqual([{ id: again.data.sendMessage.tasks[0].id, title: 'buy milk', version: 1 }])
        expect(data.changes.nodes).toEqual([{ kind: 'CREATED', taskId: task.id }])
        const [reminder] = data.reminders.nodes
        expect(data.reminders.nodes).toEqual([{ id: reminder?.id, status: 'PENDING', task: { id: task.id } }])
        // All that is ever logged, and not of the task alone: what the task's event brings about has come as well.
        expect(data.auditLog.nodes.toSorted(byAction)).toEqual([
          { action: 'reminder.scheduled', entityId: reminder.id },
          { action: 'task.created', entityId: task.id },
        ])
        const messages = data.conversations.nodes.flatMap(
          ({ messages }: { messages: { nodes: object[] } }) => messages.nodes,
        )
        expect(messages.filter(({ role }: { role: string }) => role === 'USER')).toHaveLength(1)
      },
      { timeout: 10_000, interval: 20 },
    )
    expect(await second.interrupt()).toBe(0)
  },
)
