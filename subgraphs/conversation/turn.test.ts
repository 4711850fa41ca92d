import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openAssistant } from '../../tests/support/assistant.ts'
import { mortality } from '../../tests/support/mortality.ts'

const assistant = await openAssistant()
const { as, asked, clock, database, another, setWay } = assistant
const admin = database.open()

const { milk, replies, leaseIsOver, diesAt } = mortality(assistant)

test('the same key and text again give the first answer, and one task', async () => {
  const alice = as('alice')

  const first = await alice.send(milk)
  clock.advance(60_000)
  const again = await alice.send(milk)

  expect(again).toEqual(first)
  expect(await alice.titles()).toEqual(['buy milk'])
})

test('the same key with another text is a conflict, and changes nothing', async () => {
  const ben = as('ben')
  await ben.send(milk)

  const other = await ben.send({ ...milk, text: 'Create a task to buy bread' })

  expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' })
  expect(await ben.titles()).toEqual(['buy milk'])
  expect(await replies('ben')).toHaveLength(1)
})

test('a key is a person’s own', async () => {
  const [carla, dora] = [await as('carla').say(milk.text, milk), await as('dora').say(milk.text, milk)]

  expect(carla.message.id).not.toBe(dora.message.id)
  expect(await as('dora').titles()).toEqual(['buy milk'])
})

test('a key is free again after 24 hours, and not before', async () => {
  const emil = as('emil')
  const first = await emil.say(milk.text, milk)
  const age = (by: string) =>
    admin.query(
      `update conversation.idempotency_key set created_at = created_at - $1::interval where owner_id = 'emil'`,
      [by],
    )

  await age('23 hours 59 minutes')
  expect((await emil.say(milk.text, milk)).message.id).toBe(first.message.id)
  await age('2 minutes')
  expect((await emil.say(milk.text, milk)).message.id).not.toBe(first.message.id)
})

test('twenty equal messages at once are one turn', async () => {
  const finn = as('finn')
  asked.splice(0)

  const answers = await Promise.all(Array.from({ length: 20 }, () => finn.send(milk)))

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(asked).toEqual(['AssistantCreates'])
  expect(await finn.titles()).toEqual(['buy milk'])
})

test('twenty different messages to one conversation are numbered without a gap', async () => {
  const gina = as('gina')
  const conversationId = newId()

  await Promise.all(Array.from({ length: 20 }, (_, index) => gina.say(`todo: number ${index}`, { conversationId })))

  const rows = await admin.query<{ number: number }>(
    'select number from conversation.message where conversation_id = $1 order by number',
    [conversationId],
  )
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
})

test.each([
  ['UNDERSTANDING', []],
  ['BEFORE', []],
  ['AFTER', ['buy milk']],
] as const)(
  'a process that dies (%s its command takes effect): the same again finishes the turn',
  async (point, titles) => {
    const name = `hugo ${point}`
    await diesAt(point, name, milk)
    expect(await as(name).titles()).toEqual(titles)

    const { message, reply } = await as(name).say(milk.text, milk)

    expect(reply.content).toBe("I've created a task 'buy milk' for you. It is due tomorrow at 17:00.")
    expect(await as(name).titles()).toEqual(['buy milk'])
    expect(await replies(name)).toEqual([reply.content])
    const rows = await admin.query(`select id from conversation.message where owner_id = $1 and role = 'USER'`, [name])
    expect(rows).toEqual([{ id: message.id }])
  },
)

test('a message means what it meant when it was said: finished the next day, tomorrow is still that day', async () => {
  await diesAt('UNDERSTANDING', 'ida', milk)
  clock.advance(86_400_000)

  const { reply } = await as('ida').say(milk.text, milk)

  expect(reply.content).toBe("I've created a task 'buy milk' for you. It is due today at 17:00.")
})

test('a process that slept through its lease does not speak over the one that came after', async () => {
  let go = () => {}
  const asleep = new Promise<void>((resolve) => {
    go = resolve
  })
  setWay(async (_, passOn) => {
    setWay(null)
    const answer = await passOn()
    await asleep
    return answer
  })
  const sleeper = as('mia').say(milk.text, milk)
  await expect.poll(() => as('mia').titles()).toHaveLength(1)
  // Again and again, as the sleeper's timer still runs, which a stopped process's would not.
  const losing = setInterval(() => void leaseIsOver('mia'), 20)
  const next = await as('mia', another()).say(milk.text, milk)
  clearInterval(losing)
  go()

  expect((await sleeper).reply).toEqual(next.reply)
  expect(await replies('mia')).toEqual([next.reply.content])
})
