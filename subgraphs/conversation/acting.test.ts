import { expect, test } from 'vitest'
import { command, last, on, openActing, openTasks, words } from './acting.fixture.ts'

const { as, means } = await openActing()

const shown = `query ($status: [TaskStatus!]) {
  tasks(filter: { status: $status }, orderBy: CREATED_ASC) { nodes { title priority tags due { date time } recurrence { rule } } }
}`
const tasksOf = async (name: string, status = 'ACTIVE') =>
  (await as(name).runAtTask(shown, { status: [status] })).data.tasks.nodes

test('a task is renamed, made important and tagged anew', async () => {
  await as('ada').has('Call mum')
  const more = { meant: words('call mum'), title: 'Call dad', priority: 'HIGH', tags: ['family'] } as const
  await as('ada').say(means('change it', command('UPDATE_TASK', more)))

  expect(await tasksOf('ada')).toMatchObject([{ title: 'Call dad', priority: 'HIGH', tags: ['family'] }])
  const untag = command('UPDATE_TASK', { meant: words('call dad'), untags: ['family'] })
  await as('ada').say(means('untag it', untag))
  expect(await tasksOf('ada')).toMatchObject([{ tags: [] }])
})

test.each([
  ['a day keeps the time', { due: on('2030-01-04'), keeps: 'TIME' }, { date: '2030-01-04', time: '17:00' }],
  ['a time keeps the day', { due: on('2030-01-01', '19:00'), keeps: 'DAY' }, { date: '2030-01-03', time: '19:00' }],
  ['both take the place of both', { due: on('2030-01-04', '08:00') }, { date: '2030-01-04', time: '08:00' }],
  ['later by an hour', { shift: 'PT1H' }, { date: '2030-01-03', time: '18:00' }],
  ['earlier by two days', { shift: '-P2D' }, { date: '2030-01-01', time: '17:00' }],
] as const)('a due moves: %s', async (how, more, due) => {
  const name = how.replaceAll(' ', '-')
  await as(name).has('Dentist', { date: '2030-01-03', time: '17:00' })
  await as(name).say(means(how, command('RESCHEDULE_TASK', { meant: words('dentist'), ...more })))
  expect((await tasksOf(name))[0]).toMatchObject({ due })
})

test('a repeating task is made, skipped and stopped, the last only with a yes', async () => {
  const ben = as('ben')
  const recurrence = { rule: 'FREQ=DAILY', anchor: 'DUE', timeZone: 'UTC' } as const
  const made = command('CREATE_TASK', { title: 'Water the plants', due: on('2030-01-02', '08:00'), recurrence })
  const { conversation } = await ben.say(means('every day', made))
  const here = { conversationId: conversation.id }
  await ben.say(means('skip', command('SKIP_OCCURRENCE', { meant: last })), here)
  expect(await tasksOf('ben')).toMatchObject([{ due: { date: '2030-01-03' }, recurrence: { rule: 'FREQ=DAILY' } }])

  const { proposal } = await ben.say(means('stop', command('STOP_REPEATING', { meant: words('water plants') })), here)
  expect(proposal?.status).toBe('OPEN')
  await ben.say('yes', here)
  expect(await tasksOf('ben')).toMatchObject([{ recurrence: null }])
})

test('what is done is opened again, what is deleted is brought back', async () => {
  const carla = as('carla')
  await carla.has('Pay rent')
  await carla.say(means('done', command('COMPLETE_TASK', { meant: words('pay rent') })))
  await carla.say(means('reopen', command('REOPEN_TASK', { meant: words('pay rent') })))
  expect(await carla.titles()).toEqual(['Pay rent'])

  const { conversation } = await carla.say(means('delete', command('DELETE_TASK', { meant: words('pay rent') })))
  await carla.say('yes', { conversationId: conversation.id })
  expect(await carla.titles()).toEqual([])
  await carla.say(means('restore', command('RESTORE_TASK', { meant: words('pay rent') })))
  expect(await carla.titles()).toEqual(['Pay rent'])
})

test('all tasks of a question are proposed, and done by one yes', async () => {
  const dora = as('dora')
  for (const title of ['A', 'B', 'C', 'D', 'E']) await dora.has(title, { date: '2030-01-01' })
  await dora.has('Later', { date: '2030-02-01' })
  const query = openTasks('2030-01-01T00:00', '2030-01-02T00:00')
  const { conversation } = await dora.say(means('all', command('COMPLETE_TASK', { meant: { kind: 'ALL', query } })))
  expect(await dora.titles('COMPLETED')).toEqual([])
  await dora.say('yes', { conversationId: conversation.id })
  expect(await dora.titles()).toEqual(['Later'])
})

test('more tasks than a hundred are not changed at once', async () => {
  const emil = as('emil')
  const titles = Array.from({ length: 100 }, (_, index) => ({ title: `Task ${index}` }))
  const many = 'mutation ($tasks: [CreateTaskInput!]!) { createTasks(input: { tasks: $tasks }) { results { index } } }'
  await emil.runAtTask(many, { tasks: titles })
  await emil.has('One more')
  const query = openTasks()
  const { reply, proposal } = await emil.say(means('each', command('DELETE_TASK', { meant: { kind: 'ALL', query } })))
  expect(proposal).toBeNull()
  expect(reply.content).toContain('101')
})

test('what was proposed is confirmed by a button in the zone in which it was asked for', async () => {
  const zoe = as('zoe')
  await zoe.has('Dentist appointment', { date: '2030-01-01' })
  const reminders = [{ lead: null, at: new Date('2030-01-01T12:00Z') }]
  // A part of the title is a guess, which waits for a yes.
  const remind = means('at 5', command('SET_REMINDER', { meant: words('dentist'), reminders }))
  const { proposal } = await zoe.say(remind, { timeZone: 'Asia/Karachi' })

  const { reply } = await zoe.confirm(proposal?.id ?? '')
  expect(reply.content).toContain('today at 17:00')
})
