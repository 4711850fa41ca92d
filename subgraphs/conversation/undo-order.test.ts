import { expect, test } from 'vitest'
import { mortality } from '../../tests/support/mortality.ts'
import { command, openActing, words } from './acting.fixture.ts'

const assistant = await openActing()
const { as, means, setWay, database } = assistant
const { diesAt } = mortality(assistant)
const admin = database.open()

const undo = means('undo', command('UNDO'))
const make = (title: string) => means(`make ${title}`, command('CREATE_TASK', { title }))
const rateLimited = { errors: [{ message: 'Too many requests.', extensions: { code: 'RATE_LIMITED' } }] }

/** Once. */
function limitedAtSecond(name: string) {
  let count = 0
  setWay(async ({ query }, passOn) => (query.includes(name) && ++count === 2 ? rateLimited : passOn()))
}

/** Requests of that name are kept until `go`. */
function held(name: string) {
  const { promise, resolve: go } = Promise.withResolvers<void>()
  const { promise: isThere, resolve } = Promise.withResolvers<void>()
  setWay(async ({ query }, passOn) => {
    if (query.includes(name)) {
      resolve()
      await promise
    }
    return passOn()
  })
  return { go, isThere }
}

test('while something that was said before is on its way, nothing older is taken back', async () => {
  const ada = as('ada')
  const { conversation } = await ada.say(make('Milk'))
  const here = { conversationId: conversation.id }
  const { go, isThere } = held('AssistantFinds')
  const complete = means('complete milk', command('COMPLETE_TASK', { meant: words('milk') }))
  const completing = ada.say(complete, here)
  await isThere

  expect((await ada.say(undo, here)).reply.content).toContain('I am still at what you said before that')
  expect(await ada.titles()).toEqual(['Milk'])
  go()
  await completing
  await ada.say(undo, here)
  expect(await ada.titles()).toEqual(['Milk'])
  expect(await ada.titles('COMPLETED')).toEqual([])
})

test('what was said last is taken back, also where a process with a clock that is ahead gave the ids', async () => {
  const ben = as('ben')
  const { conversation } = await ben.say(make('Milk'))
  const { message } = await ben.say(make('Bread'), { conversationId: conversation.id })
  const ahead = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
  await admin.query('update conversation.message set number = -1 where id = $1', [message.id])
  for (const table of ['message', 'turn'])
    await admin.query(
      `insert into conversation.${table} select (jsonb_populate_record(former, $1)).* from conversation.${table} former where id = $2`,
      [table === 'message' ? { id: ahead, number: 3 } : { id: ahead }, message.id],
    )
  await admin.query('delete from conversation.message where id = $1', [message.id])

  await ben.say(undo, { conversationId: conversation.id })
  expect(await ben.titles()).toEqual(['Milk'])
})

test('a turn of which nobody kept what it changed is not passed over', async () => {
  const carla = as('carla')
  const { conversation } = await carla.say(make('Milk'))
  const { message } = await carla.say(make('Bread'), { conversationId: conversation.id })
  await admin.query('update conversation.turn set effects = null where id = $1', [message.id])

  const { reply } = await carla.say(undo, { conversationId: conversation.id })
  expect(reply.content).toContain('do not know whether it was done')
  expect(await carla.titles()).toEqual(['Milk', 'Bread'])
})

test('an undo that got half-way is gone on with by the next, and not taken back itself', async () => {
  const dora = as('dora')
  const both = means('both', command('CREATE_TASK', { title: 'Milk' }), command('CREATE_TASK', { title: 'Bread' }))
  const { conversation } = await dora.say(both)
  const here = { conversationId: conversation.id }
  limitedAtSecond('AssistantTakesBack')
  await dora.say(undo, here)
  expect(await dora.titles()).toEqual(['Milk'])

  await dora.say(undo, here)
  expect(await dora.titles()).toEqual([])
  await dora.say(undo, here)
  expect(await dora.titles()).toEqual(['Milk', 'Bread'])
  await dora.say(undo, here)
  expect(await dora.titles()).toEqual([])
})

test('while a failed turn is finished, what its first try did is not taken back', async () => {
  const emil = as('emil')
  const both = means('both', command('CREATE_TASK', { title: 'Milk' }), command('CREATE_TASK', { title: 'Bread' }))
  const { conversation } = await emil.say(make('Eggs'))
  const here = { conversationId: conversation.id }
  limitedAtSecond('AssistantCreates')
  const keyed = { ...here, text: both, idempotencyKey: 'k' }
  await emil.send(keyed)
  expect(await emil.titles()).toEqual(['Eggs', 'Milk'])

  const { go, isThere } = held('AssistantCreates')
  const finishing = emil.send(keyed)
  await isThere
  expect((await emil.say(undo, here)).reply.content).toContain('I am still at what you said before that')
  go()
  await finishing
  await emil.say(undo, here)
  expect(await emil.titles()).toEqual(['Eggs'])
})

test('a failed turn that was taken back is not finished by its key any more', async () => {
  const finn = as('finn')
  const both = means('both', command('CREATE_TASK', { title: 'Milk' }), command('CREATE_TASK', { title: 'Bread' }))
  const { conversation } = await finn.say(make('Eggs'))
  const here = { conversationId: conversation.id }
  limitedAtSecond('AssistantCreates')
  const keyed = { ...here, idempotencyKey: 'k' }
  await finn.say(both, keyed)
  await finn.say(undo, here)
  expect(await finn.titles()).toEqual(['Eggs'])

  const again = await finn.send({ text: both, ...keyed })
  expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' })
  expect(await finn.titles()).toEqual(['Eggs'])
})

test('what a process that died may have done stands before what is older', async () => {
  const gina = as('gina')
  const { conversation } = await gina.say(make('Milk'))
  const here = { conversationId: conversation.id }
  await diesAt('AFTER', 'gina', { text: make('Bread'), ...here })

  await gina.say(undo, here)
  expect(await gina.titles()).toEqual(['Milk', 'Bread'])
})
