import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { runJob } from '../../platform/retention.fixture.ts'
import { openAssistant } from '../../tests/support/assistant.ts'
import { conversationRetention } from './conversation.deleting.ts'

const { as, database, clock, audited } = await openAssistant()
const admin = database.open('conversation_worker', 1)
const remove = 'mutation ($id: ID!) { deleteConversation(input: { id: $id }) { conversation { id title } } }'
const read = 'query ($id: ID!) { conversation(id: $id) { id } }'

const rowsOf = async (id: string) => {
  const counts = ['message', 'turn', 'proposal'].map((table) =>
    admin.query<{ count: number }>(`select count(*)::int from conversation.${table} where conversation_id = $1`, [id]),
  )
  return (await Promise.all(counts)).map(([row]) => row?.count)
}
const told = (id: string) => audited.filter(({ subject }) => subject === id)

test('a deleted conversation is gone with all that was said in it, and what was done stays', async () => {
  const alice = as('alice')
  const { conversation } = await alice.say('todo: buy milk')
  await alice.say('delete the task buy milk', { conversationId: conversation.id })
  expect(await rowsOf(conversation.id)).toEqual([4, 2, 1])

  const { data } = await alice.run(remove, { id: conversation.id.toUpperCase() })

  expect(data.deleteConversation.conversation).toEqual({ id: conversation.id, title: conversation.title })
  expect(await rowsOf(conversation.id)).toEqual([0, 0, 0])
  expect((await alice.run(read, { id: conversation.id })).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
  expect(await alice.titles()).toEqual(['buy milk'])
})

test('the audit keeps that it was deleted and by whom, not what was said', async () => {
  const { conversation } = await as('ben').say('todo: a secret')
  await as('ben').run(remove, { id: conversation.id })

  await expect.poll(() => told(conversation.id)).toHaveLength(1)
  expect(told(conversation.id)).toMatchObject([
    {
      type: 'conversation.deleted',
      ownerid: 'ben',
      actortype: 'user',
      data: { conversation: { id: conversation.id }, changes: { messages: { old: 2, new: 0 } } },
    },
  ])
  expect(JSON.stringify(told(conversation.id))).not.toContain('secret')
})

test.each(['of somebody else', 'that never was', 'that is no id', 'deleted before'])(
  'one %s is not found',
  async (which) => {
    const { conversation } = await as('carla').say('hello')
    const dora = await as('dora').say('hello')
    await as('dora').run(remove, { id: dora.conversation.id })
    const ids: Record<string, string> = {
      'of somebody else': conversation.id,
      'that never was': newId(),
      'deleted before': dora.conversation.id,
    }

    const { errors } = await as('dora').run(remove, { id: ids[which] ?? 'nonsense' })

    const code = which === 'that is no id' ? 'BAD_USER_INPUT' : 'NOT_FOUND'
    expect(errors?.[0]?.extensions).toMatchObject({ code })
    expect(await rowsOf(conversation.id)).toEqual([2, 1, 0])
  },
)

test('a key whose turn went with its conversation does nothing again', async () => {
  const emil = as('emil')
  const { conversation } = await emil.say('todo: buy milk', { idempotencyKey: 'once' })
  await emil.run(remove, { id: conversation.id })

  const { errors } = await emil.send({ text: 'todo: buy milk', idempotencyKey: 'once' })

  expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
  expect(await emil.titles()).toEqual(['buy milk'])
})

test('what nobody has spoken in for 30 days is deleted, and the audit says so', async () => {
  const fay = as('fay')
  const [old, kept] = [await fay.say('hello'), await fay.say('hello')]
  const age = `update conversation.conversation set last_message_at = now() - $2::interval where id = $1`
  await admin.query(age, [old.conversation.id, '30 days 1 minute'])
  await admin.query(age, [kept.conversation.id, '29 days 23 hours'])

  await runJob(conversationRetention({ worker: admin, now: () => clock.now(), committed: () => {} }))

  expect(await rowsOf(old.conversation.id)).toEqual([0, 0, 0])
  expect(await rowsOf(kept.conversation.id)).toEqual([2, 1, 0])
  await expect.poll(() => told(old.conversation.id), { timeout: 10_000 }).toHaveLength(1)
  expect(told(old.conversation.id)).toMatchObject([
    { actortype: 'system', actorid: 'system/retention', ownerid: 'fay' },
  ])
})
