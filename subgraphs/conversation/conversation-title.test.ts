import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'
import { dialogueOf } from './dialogue.fixture.ts'

const { as } = await openAssistant()

test.each([
  ['create a task to buy milk tomorrow at 5pm', 'buy milk'],
  ["what's due today?", "what's due today?"],
  ['delete the dentist task', 'Dentist'],
])('a conversation is called what its first command is about: %s', async (text, title) => {
  const person = as(`ada ${text}`)
  await person.has('Dentist')

  expect((await person.say(text)).conversation.title).toBe(title)
})

test('until a command comes it is called by its first line, and after that it keeps its name', async () => {
  const says = dialogueOf(as('ben'))

  expect((await says('hello there\nhow are you?')).conversation.title).toBe('hello there')
  expect((await says('thanks')).conversation.title).toBe('hello there')
  expect((await says('create a task to buy milk')).conversation.title).toBe('buy milk')
  expect((await says('create a task to call mum')).conversation.title).toBe('buy milk')
  expect((await says("what's due today?")).conversation.title).toBe('buy milk')
})

test('what is asked back names nothing yet', async () => {
  const says = dialogueOf(as('carla'))

  expect((await says('create a task')).conversation.title).toBe('create a task')
  expect((await says('call the bank')).conversation.title).toBe('call the bank')
})

test('a long title is cut after 80 characters', async () => {
  const { conversation } = await as('dora').say(`todo: ${'x'.repeat(200)}`)
  expect(conversation.title).toBe('x'.repeat(80))
})
