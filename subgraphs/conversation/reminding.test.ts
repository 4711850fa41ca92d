import { expect, test } from 'vitest'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { openAssistant } from '../../tests/support/assistant.ts'

const { as, bus } = await openAssistant()

test.each(['remind me to call mum', "don't forget to call mum", 'set a reminder to call mum', 'reminder: call mum'])(
  'who asks to be reminded and names no time is told that no reminder is set: %s',
  async (text) => {
    const { reply } = await as(`alice ${text}`).say(text)

    expect(reply.content).toBe("I've created a task 'call mum' for you. You gave no time, so no reminder is set.")
  },
)

test.each([
  ['create a task to call mum', "I've created a task 'call mum' for you."],
  ['todo: remind mum', "I've created a task 'remind mum' for you."],
])('who asks for a task alone is not: %s', async (text, content) => {
  expect((await as(`ben ${text}`).say(text)).reply.content).toBe(content)
})

test.each([
  ['tomorrow', "It is due tomorrow. I'll remind you that day at 09:00."],
  ['tomorrow at 5pm', "It is due tomorrow at 17:00. I'll remind you then."],
])('who names a time hears when the reminder comes: %s', async (time, content) => {
  const { reply } = await as(`dave ${time}`).say(`remind me to call mum ${time}`)
  expect(reply.content).toBe(`I've created a task 'call mum' for you. ${content}`)
})

test('who asks to be reminded at a time is reminded then, not at the lead that they prefer for other tasks', async () => {
  const asked: object[] = []
  bus.broadcast(taskEvents, ({ ownerid, data }) => {
    if (ownerid === 'carol') asked.push(taskEvents.events['task.created'].parse(data))
  })
  await as('carol').say('remind me in 10 minutes to check the oven')
  await as('carol').say('create a task to check the roof tomorrow at 5pm')

  await expect
    .poll(() => asked)
    .toMatchObject([
      { task: { title: 'check the oven' }, reminders: [{ lead: 'PT0S', at: null, channels: null }] },
      { task: { title: 'check the roof' }, reminders: null },
    ])
})
