import { expect, test } from 'vitest'
import { command, on, openActing } from './acting.fixture.ts'

const { as, means, setWay, database } = await openActing()
const admin = database.open()

const two = means(
  'two tasks',
  command('CREATE_TASK', { title: 'Milk' }),
  command('CREATE_TASK', { title: 'Bread', due: on('2030-01-05') }),
)

test('a process that slept so long that its turn was given up goes on with nothing', async () => {
  const { promise: isSent, resolve: sent } = Promise.withResolvers<void>()
  const { promise, resolve: wake } = Promise.withResolvers<void>()
  let creates = 0
  setWay(async ({ query }, passOn) => {
    if (!query.includes('AssistantCreates')) return passOn()
    creates += 1
    const answer = await passOn()
    sent()
    await promise
    return answer
  })
  const answered = as('ada').send({ text: two })
  await isSent
  await admin.query(`update conversation.turn set fence = fence + 1, status = 'FAILED' where owner_id = 'ada'`)
  wake()
  await answered
  setWay(null)

  expect(creates).toBe(1)
  expect(await as('ada').titles()).toEqual(['Milk'])
})

test('a yes whose end is unknown is not said again once its keys are forgotten', async () => {
  const ben = as('ben')
  await ben.has('Dentist')
  const asked = await ben.say(
    means(
      'delete dentist',
      command('DELETE_TASK', { target: 'dentist', meant: { kind: 'WORDS', words: 'dentist', near: null } }),
    ),
  )
  const id = asked.proposal?.id ?? ''
  setWay(async ({ query }, passOn) =>
    query.includes('AssistantDeletes') ? { errors: [{ message: 'lost' }] } : passOn(),
  )
  await ben.confirm(id)
  let later = 0
  setWay(async (_, passOn) => {
    later += 1
    return passOn()
  })
  await admin.query(`delete from conversation.idempotency_key where owner_id = 'ben'`)
  await admin.query(`update conversation.proposal set expires_at = expires_at - interval '24 hours' where id = $1`, [
    id,
  ])

  const { reply } = await ben.confirm(id)
  setWay(null)

  expect(reply.content).toMatch(/^I was interrupted .* Please look at your tasks before you ask for it again\.$/)
  expect(later).toBe(0)
})

test('who deletes a conversation and who closes a turn in it lock in the same order', async () => {
  const cleo = as('cleo')
  const { conversation } = await cleo.say(means('Milk', command('CREATE_TASK', { title: 'Milk' })))
  const { promise: isSent, resolve: sent } = Promise.withResolvers<void>()
  const { promise, resolve: goOn } = Promise.withResolvers<void>()
  setWay(async ({ query }, passOn) => {
    if (!query.includes('AssistantCreates')) return passOn()
    sent()
    await promise
    return passOn()
  })
  const bread = means('Bread', command('CREATE_TASK', { title: 'Bread' }))
  const answered = cleo.send({ text: bread, conversationId: conversation.id })
  await isSent

  const turns = await database.open('conversation_worker', 1).transaction(async (tx) => {
    await tx.query('select 1 from conversation.conversation where id = $1 for update', [conversation.id])
    goOn()
    await expect.poll(waitingForLocks).toBe(1)
    return tx.query('select 1 from conversation.turn where conversation_id = $1 for update', [conversation.id])
  })
  setWay(null)

  expect(turns).toHaveLength(2)
  expect((await answered).errors).toBeUndefined()
})

const waitingForLocks = async () => {
  const waiting = `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return (await admin.query<{ count: number }>(waiting))[0]?.count
}
