import { expect, test } from 'vitest'
import { command, last, on, openActing, openTasks, words } from './acting.fixture.ts'

const { as, means } = await openActing()
/** A reminder's own instant. */
function at(instant: string) {
  return { lead: null, at: new Date(instant) }
}

const undo = means('undo', command('UNDO'))

test('undo takes back the newest turn that changed something, all of it; once more gives it back', async () => {
  const ada = as('ada')
  const make = means('two', command('CREATE_TASK', { title: 'Milk' }), command('CREATE_TASK', { title: 'Bread' }))
  const { conversation } = await ada.say(make)
  const here = { conversationId: conversation.id }
  await ada.say('thanks', here)

  await ada.say(undo, here)
  expect(await ada.titles()).toEqual([])
  await ada.say(undo, here)
  expect(await ada.titles()).toEqual(['Milk', 'Bread'])
})

test('a due that was moved moves back', async () => {
  const ben = as('ben')
  await ben.has('Dentist', { date: '2030-01-03' })
  const move = command('RESCHEDULE_TASK', { meant: words('dentist'), due: on('2030-01-04') })
  const { conversation } = await ben.say(means('move', move))
  const { tasks } = await ben.say(undo, { conversationId: conversation.id })
  const { data } = await ben.runAtTask('query ($id: ID!) { task(id: $id) { due { date } } }', { id: tasks[0]?.id })
  expect(data.task.due.date).toBe('2030-01-03')
})

test('what somebody changed since stays, and is named', async () => {
  const carla = as('carla')
  const id = await carla.has('Dentist')
  const rename = command('UPDATE_TASK', { meant: words('dentist'), title: 'Doctor' })
  const { conversation } = await carla.say(means('rename', rename))
  await carla.runAtTask('mutation ($id: ID!) { updateTask(input: { id: $id, title: "Surgeon" }) { task { id } } }', {
    id,
  })

  const { reply } = await carla.say(undo, { conversationId: conversation.id })
  expect(reply.content).toContain("'Doctor'")
  expect(await carla.titles()).toEqual(['Surgeon'])
})

test('another conversation takes nothing back', async () => {
  const dora = as('dora')
  await dora.say(means('one', command('CREATE_TASK', { title: 'Milk' })))
  await dora.say(undo)
  expect(await dora.titles()).toEqual(['Milk'])
})

test.each([
  ['added', command('SET_REMINDER', { meant: words('dentist'), reminders: [at('2030-01-04T16:00Z')] }), '16:00'],
  ['snoozed', command('SNOOZE_REMINDER', { meant: words('dentist'), reminders: [at('2030-01-04T09:30Z')] }), '09:30'],
  ['cancelled', command('CANCEL_REMINDER', { meant: words('dentist') }), 'no reminders'],
])('a reminder is %s, that is taken back, and then given back', async (deed, asked, sign) => {
  const person = as(deed)
  const remind = command('SET_REMINDER', { meant: words('dentist'), reminders: [at('2030-01-02T12:00Z')] })
  await person.has('Dentist')
  const { conversation } = await person.say(means('remind me', remind))
  const here = { conversationId: conversation.id }
  const ask = means('reminders?', command('QUERY_REMINDERS', { meant: words('dentist') }))
  const told = async () => (await person.say(ask, here)).reply.content
  const before = await told()

  await person.say(means(deed, asked), here)
  expect(await told()).toContain(sign)
  await person.say(undo, here)
  expect(await told()).toBe(before)
  await person.say(undo, here)
  expect(await told()).toContain(sign)
})

test('twenty equal undos at once take back once', async () => {
  const finn = as('finn')
  const { conversation } = await finn.say(means('one more', command('CREATE_TASK', { title: 'Milk' })))
  const input = { text: undo, conversationId: conversation.id, idempotencyKey: 'k' }
  await Promise.all(Array.from({ length: 20 }, () => finn.send(input)))
  expect(await finn.titles('DELETED')).toEqual(['Milk'])
  expect(await finn.titles()).toEqual([])
})

test('"it" is what was spoken of, "the second one" what was listed', async () => {
  const gina = as('gina')
  for (const title of ['A', 'B']) await gina.has(title, { date: '2030-01-01' })
  const query = openTasks('2030-01-01T00:00', '2030-01-02T00:00')
  const { conversation, tasks } = await gina.say(means('today?', command('QUERY_TASKS', { query })))
  const here = { conversationId: conversation.id }
  const second = command('RESCHEDULE_TASK', { meant: { kind: 'PLACE', place: 2 }, due: on('2030-01-04') })
  expect((await gina.say(means('second', second), here)).tasks).toEqual([tasks[1]])
  expect((await gina.say(means('it', command('COMPLETE_TASK', { meant: last })), here)).tasks).toEqual([tasks[1]])
  await gina.say(undo, here)
  expect(await gina.titles('COMPLETED')).toEqual([])
})
