import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'

const { as, asked } = await openAssistant()

const tasks = `{ tasks(orderBy: CREATED_ASC) { nodes { id title status priority tags due { date time timeZone at } } } }`

test('"Create a task to buy milk tomorrow at 5pm" makes exactly that task, in the zone of the person', async () => {
  const alice = as('alice')

  const {
    reply,
    tasks: made,
    message,
    proposal,
  } = await alice.say('Create a task to buy milk tomorrow at 5pm', {
    timeZone: 'Asia/Karachi',
  })

  expect(message).toMatchObject({ role: 'USER', content: 'Create a task to buy milk tomorrow at 5pm' })
  expect(reply).toMatchObject({
    content: "I've created a task 'buy milk' for you. It is due tomorrow at 17:00.",
    intent: 'CREATE_TASK',
    skill: 'TaskAgent',
    answeredBy: 'INTERPRETER',
    clarificationNeeded: false,
  })
  expect(reply.confidence).toBeGreaterThanOrEqual(0.9)
  expect(proposal).toBeNull()
  expect((await alice.runAtTask(tasks)).data.tasks.nodes).toEqual([
    {
      id: made[0]?.id,
      title: 'buy milk',
      status: 'ACTIVE',
      priority: 'MEDIUM',
      tags: [],
      due: { date: '2030-01-02', time: '17:00', timeZone: 'Asia/Karachi', at: '2030-01-02T12:00:00.000Z' },
    },
  ])
  expect(made).toHaveLength(1)
})

test('what the assistant does, it does as ASSISTANT for the person', async () => {
  const ben = as('ben')
  await ben.say('todo: water the plants')

  const changes = await ben.runAtTask('{ changes { nodes { kind actor { type id } correlationId } } }')

  expect(changes.data.changes.nodes).toEqual([
    { kind: 'CREATED', actor: { type: 'ASSISTANT', id: 'assistant' }, correlationId: 'c-ben-00000' },
  ])
})

test('a task is completed by the words that tell its title apart', async () => {
  const carla = as('carla')
  await carla.has('Buy milk at the market')
  const id = await carla.has('Pay the rent')

  const { reply, tasks: done } = await carla.say("I've paid the rent")

  expect(reply).toMatchObject({
    content: "I've marked 'Pay the rent' as done.",
    intent: 'COMPLETE_TASK',
    skill: 'TaskAgent',
  })
  expect(done).toEqual([{ id }])
  expect(await carla.titles()).toEqual(['Buy milk at the market'])
  expect(await carla.titles('COMPLETED')).toEqual(['Pay the rent'])
})

test('a title of which only a part was said may not be what was meant: completing it waits for a yes', async () => {
  const gerd = as('gerd')
  const id = await gerd.has('Renew passport and photo')

  const { reply, proposal, conversation } = await gerd.say('complete passport')

  expect(reply.content).toBe(
    `Shall I mark the task 'Renew passport and photo' as done? Answer "yes" or "no" within 10 minutes.`,
  )
  expect(proposal).toMatchObject({ status: 'OPEN' })
  expect(await gerd.titles('COMPLETED')).toEqual([])
  expect((await gerd.say('yes', { conversationId: conversation.id })).tasks).toEqual([{ id }])
  expect(await gerd.titles('COMPLETED')).toEqual(['Renew passport and photo'])
})

test('a report that shares a word with a title completes nothing by itself', async () => {
  const hedy = as('hedy')
  await hedy.has('Second interview preparation')
  await hedy.has('Eat less')
  await hedy.has('The joke book for Ann')

  for (const said of ['I finished second', "I've just finished eating", 'finish the joke', 'done interview'])
    await hedy.say(said)

  expect(await hedy.titles('COMPLETED')).toEqual([])
})

test('when two tasks could be meant it names both, asks, and changes nothing', async () => {
  const dora = as('dora')
  const ids = [await dora.has('Call Anna', { date: '2030-01-02' }), await dora.has('Call Anna', { date: '2030-01-05' })]

  const { reply, tasks: named } = await dora.say('complete call anna')

  expect(reply.content).toBe(
    `Which one do you mean by 'call anna'?
1. 'Call Anna', due on Saturday, 5 January
2. 'Call Anna', due tomorrow
Say its number, or its whole title, or the day and time it is due. I have changed nothing yet.`,
  )
  expect(reply.clarificationNeeded).toBe(true)
  expect(named.map(({ id }) => id).sort()).toEqual(ids.sort())
  expect(await dora.titles()).toEqual(['Call Anna', 'Call Anna'])
})

test('a day that is said tells apart what the title does not', async () => {
  const emil = as('emil')
  await emil.has('Call Anna', { date: '2030-01-02' })
  const meant = await emil.has('Call Anna', { date: '2030-01-05' })

  const { tasks: done } = await emil.say('complete call anna on Saturday')

  expect(done).toEqual([{ id: meant }])
})

test('when none is meant it says so, and changes nothing', async () => {
  const finn = as('finn')
  await finn.has('Buy milk')

  const { reply, tasks: named } = await finn.say('mark the dentist as done')

  expect(reply).toMatchObject({
    content: "I found no open task called 'dentist', and changed nothing.",
    clarificationNeeded: true,
  })
  expect(named).toEqual([])
  expect(await finn.titles()).toEqual(['Buy milk'])
})

test('a list says how many there are, and the first ten by name', async () => {
  const gina = as('gina')
  for (const number of Array.from({ length: 11 }, (_, index) => index + 10))
    await gina.has(`Task ${number}`, { date: '2030-01-02' })
  await gina.has('Later', { date: '2030-02-01' })

  const { reply, tasks: listed } = await gina.say('what is due tomorrow?')

  expect(reply).toMatchObject({ intent: 'QUERY_TASKS', skill: 'QueryAgent' })
  const lines = reply.content.split('\n')
  expect(lines[0]).toBe('You have 11 open tasks due tomorrow:')
  expect(lines.slice(1, 11)).toEqual(
    Array.from({ length: 10 }, (_, index) => `${index + 1}. 'Task ${index + 10}', due tomorrow`),
  )
  expect(lines[11]).toBe('and 1 more task.')
  expect(listed).toHaveLength(10)
})

test('an empty list is a sentence', async () => {
  expect((await as('hugo').say('show my tasks')).reply.content).toBe('You have no open tasks.')
})

test.each([
  ['thanks', 'CHITCHAT', false],
  ['play some jazz', 'UNKNOWN', true],
])('%j changes nothing, and asks task nothing', async (text, intent, clarificationNeeded) => {
  asked.splice(0)

  const { reply, tasks: named } = await as('ida').say(text)

  expect(reply).toMatchObject({ intent, clarificationNeeded, skill: null })
  expect(reply.content).toMatch(/changed nothing|one message each|that is more than one/i)
  expect(named).toEqual([])
  expect(asked).toEqual([])
})

test.each(['Dad\'s "quick" call <b>&amp;</b>', 'x {{z}} %s $1 \\n', 'दूध 🥛 لينا'])(
  'a title is shown as it was written: %s',
  async (title) => {
    const jon = as(`jon ${title}`)

    const { reply } = await jon.say(`todo: ${title}`)

    expect(await jon.titles()).toEqual([title])
    expect(reply.content).toContain(title)
  },
)

test('what task refuses is told with its reason', async () => {
  const kim = as('kim')

  const tags = Array.from({ length: 21 }, (_, index) => `#tag${index}`).join(' ')

  const { reply } = await kim.say(`todo: write ${tags}`)

  expect(reply.content).toMatch(/^I could not create the task 'write'/)
  expect(reply.content).toContain(': use at most 20 tags. Nothing was changed by it.')
  expect(await kim.titles()).toEqual([])
})

test('every problem of an input is named by its path', async () => {
  const { errors } = await as('lea').send({
    text: ' \u0007',
    conversationId: 'mine',
    timeZone: 'Mars/Olympus',
    idempotencyKey: '',
  })

  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  expect(errors?.[0]?.extensions['problems'].map(({ path }: { path: string }) => path)).toEqual([
    'input.text',
    'input.conversationId',
    'input.timeZone',
    'input.idempotencyKey',
  ])
})

test('a text has 4,000 characters at most, after its ends are trimmed', async () => {
  const long = (length: number) => ({ text: ` todo: ${'🥛'.repeat(length - 6)} ` })

  expect((await as('mia').send(long(4_001))).errors?.[0]?.extensions['problems']).toEqual([
    { path: 'input.text', problem: 'shorten it to 4,000 characters; it has 4,001' },
  ])
  expect((await as('mia').send(long(4_000))).errors).toBeUndefined()
})
