import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'
import type { Said } from '../../tests/support/person.ts'

const { as, database, setWay } = await openAssistant()
const admin = database.open()

const idOf = ({ proposal }: Said) => proposal?.id ?? ''
const inConversation = ({ conversation }: Said) => ({ conversationId: conversation.id })

test('nothing is deleted at once: it is proposed, with the task by its title', async () => {
  const alice = as('alice')
  const id = await alice.has('Dentist', { date: '2030-01-04', time: '10:00', timeZone: 'UTC' })

  const { reply, proposal, tasks } = await alice.say('delete the dentist task')

  expect(reply).toMatchObject({
    content: `Shall I delete the task 'Dentist', due on Friday, 4 January at 10:00? Answer "yes" or "no" within 10 minutes.`,
    intent: 'DELETE_TASK',
    skill: 'TaskAgent',
    clarificationNeeded: false,
  })
  expect(proposal).toMatchObject({
    summary: "Delete the task 'Dentist', due on Friday, 4 January at 10:00.",
    status: 'OPEN',
  })
  expect(tasks).toEqual([{ id }])
  expect(await alice.titles()).toEqual(['Dentist'])
})

test('"yes" does it, once', async () => {
  const ben = as('ben')
  await ben.has('Dentist')
  const asking = await ben.say('delete the dentist task')

  const yes = await ben.say('yes', inConversation(asking))
  const again = await ben.say('yes', inConversation(asking))

  expect(yes.reply).toMatchObject({ content: "I've deleted the task 'Dentist'.", intent: 'CONFIRM' })
  expect(yes.proposal).toMatchObject({ id: idOf(asking), status: 'CONFIRMED' })
  expect(again.reply.content).toBe('There is nothing that waits for a yes, so I have changed nothing.')
  expect(await ben.titles('DELETED')).toEqual(['Dentist'])
})

test('"no" leaves it, and then a yes comes too late', async () => {
  const carla = as('carla')
  await carla.has('Dentist')
  const asking = await carla.say('delete the dentist task')

  const no = await carla.say('no', inConversation(asking))

  expect(no.reply).toMatchObject({ content: "All right, I did not delete the task 'Dentist'.", intent: 'REJECT' })
  expect(no.proposal).toMatchObject({ status: 'REJECTED' })
  expect((await carla.say('yes', inConversation(asking))).reply.content).toMatch(/^There is nothing that waits/)
  expect((await carla.confirm(idOf(asking))).reply.content).toMatch(/^You said no to that before/)
  expect(await carla.titles()).toEqual(['Dentist'])
})

test('confirmProposal and rejectProposal do the same by id, and again they give the first answer', async () => {
  const dora = as('dora')
  await dora.has('Dentist')
  await dora.has('Gym')
  const [dentist, gym] = [await dora.say('delete the dentist task'), await dora.say('delete the gym task')]

  const confirmed = await dora.confirm(idOf(dentist))
  const rejected = await dora.reject(idOf(gym))

  expect(confirmed).toMatchObject({
    conversation: { id: dentist.conversation.id },
    message: { role: 'USER', content: 'Yes' },
    reply: { content: "I've deleted the task 'Dentist'.", intent: 'CONFIRM', confidence: 1 },
    proposal: { status: 'CONFIRMED' },
  })
  expect(rejected).toMatchObject({ message: { content: 'No' }, proposal: { status: 'REJECTED' } })
  expect(await dora.confirm(idOf(dentist))).toEqual(confirmed)
  expect(await dora.reject(idOf(gym))).toEqual(rejected)
  expect(await dora.titles()).toEqual(['Gym'])
})

test('"yes" means the newest proposal of this conversation, and no other conversation', async () => {
  const emil = as('emil')
  await emil.has('Dentist')
  await emil.has('Gym')
  const older = await emil.say('delete the dentist task')
  const newer = await emil.say('delete the gym task', inConversation(older))

  expect((await emil.say('yes')).reply.content).toMatch(/^There is nothing that waits/)
  expect((await emil.say('yes', inConversation(older))).proposal?.id).toBe(idOf(newer))
  expect(await emil.titles()).toEqual(['Dentist'])
})

test('a proposal expires after 10 minutes, by the clock of the database', async () => {
  const finn = as('finn')
  await finn.has('Dentist')
  const asking = await finn.say('delete the dentist task')
  const age = (by: string) =>
    admin.query(`update conversation.proposal set expires_at = expires_at - $1::interval where id = $2`, [
      by,
      idOf(asking),
    ])

  await age('9 minutes 50 seconds')
  expect(await shownStatus('finn', asking)).toBe('OPEN')
  await age('10 seconds')
  expect(await shownStatus('finn', asking)).toBe('EXPIRED')

  const yes = await finn.say('yes', inConversation(asking))
  expect(yes.reply.content).toBe(
    'That was more than 10 minutes ago, so I have changed nothing. Ask again if you still want it.',
  )
  expect(yes.proposal?.status).toBe('EXPIRED')
  expect(await finn.titles()).toEqual(['Dentist'])
})

const shownStatus = async (name: string, { conversation }: Said) => {
  const query = `query ($id: ID!) { conversation(id: $id) { messages { nodes { proposal { status } } } } }`
  const { data } = await as(name).run(query, { id: conversation.id })
  return data.conversation.messages.nodes[1].proposal.status
}

test('what has changed since it was proposed is left alone, and the proposal is void', async () => {
  const gina = as('gina')
  const id = await gina.has('Dentist')
  const asking = await gina.say('delete the dentist task')
  await gina.runAtTask('mutation ($id: ID!) { updateTask(input: { id: $id, priority: HIGH }) { task { id } } }', { id })

  const yes = await gina.say('yes', inConversation(asking))

  expect(yes.reply.content).toBe(
    "The task 'Dentist' has changed since I asked, so I left it as it is. Ask again if you still want it.",
  )
  expect(yes.proposal?.status).toBe('VOID')
  expect(await gina.titles()).toEqual(['Dentist'])
  expect((await gina.confirm(idOf(asking))).reply.content).toBe(yes.reply.content)
})

test('what is not quite sure is proposed as well', async () => {
  const hugo = as('hugo')

  const asking = await hugo.say('remind me to pay the rent on 4/5/2030')
  expect(asking.reply.content).toMatch(/^Shall I create the task 'pay the rent', due on /)
  expect(await hugo.titles()).toEqual([])

  await hugo.confirm(idOf(asking))
  expect(await hugo.titles()).toEqual(['pay the rent'])
})

test('a yes whose answer got lost is finished by the next yes, and nothing is done twice', async () => {
  const kim = as('kim')
  await kim.has('Dentist')
  const asking = await kim.say('delete the dentist task')
  setWay(async (_, passOn) => {
    await passOn()
    throw new Error('the answer got lost')
  })

  const lost = await kim.say('yes', inConversation(asking))
  setWay(null)
  const no = await kim.say('no', inConversation(asking))
  const yes = await kim.say('yes', inConversation(asking))

  expect(lost.reply.content).toBe(
    `I tried to delete the task 'Dentist', but got no answer in time, so I do not know whether it was done. Say "yes" once more, and I will finish it; nothing is done twice.`,
  )
  expect(no.reply.content).toMatch(/do not know whether it was done/)
  expect(yes.reply.content).toBe("I've deleted the task 'Dentist'.")
  const changes = await kim.runAtTask('{ changes { nodes { kind } } }')
  expect(changes.data.changes.nodes).toEqual([{ kind: 'CREATED' }, { kind: 'DELETED' }])
})

test('a proposal of someone else does not exist', async () => {
  await as('lea').has('Dentist')
  const asking = await as('lea').say('delete the dentist task')
  const confirm = (id: string) =>
    as('mia').run('mutation ($id: ID!) { confirmProposal(input: { id: $id }) { reply { id } } }', { id })

  const foreign = await confirm(idOf(asking))
  const missing = await confirm('01930000-0000-7000-8000-000000000000')
  const noId = await confirm('1')

  expect(foreign.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  expect(foreign.errors?.[0]?.message).toBe(missing.errors?.[0]?.message)
  expect(noId.errors?.[0]?.message).toBe(missing.errors?.[0]?.message)
  expect(await as('lea').titles()).toEqual(['Dentist'])
})
