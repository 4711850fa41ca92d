import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'
import { dialogueOf, duesOf } from './dialogue.fixture.ts'

const { as } = await openAssistant()

/** Somebody with two calls to their mother, of whom the one about the party was made last and is listed first. */
async function withTwoCalls(name: string) {
  const person = as(name)
  await person.has('Call mum about rent')
  await person.has('Call mum about party')
  return { ...person, says: dialogueOf(person) }
}

test.each([
  ['2', 'Call mum about rent'],
  ['the second one', 'Call mum about rent'],
  ['the first', 'Call mum about party'],
  ['call mum about party', 'Call mum about party'],
])('"which one?" is answered by %j', async (answer, title) => {
  const person = await withTwoCalls(`ada ${answer}`)

  const { reply } = await person.says('complete call mum', answer)

  expect(reply).toMatchObject({ intent: 'COMPLETE_TASK', content: `I've marked '${title}' as done.` })
  expect(await person.titles('COMPLETED')).toEqual([title])
})

test('an answer by a part of the title waits for a yes, and a deletion does however it is named', async () => {
  const ben = await withTwoCalls('ben')
  expect((await ben.says('complete call mum', 'party')).proposal?.summary).toContain("'Call mum about party'")
  expect(await ben.titles()).toHaveLength(2)

  const bert = await withTwoCalls('bert')
  expect((await bert.says('delete call mum', 'the one about rent')).proposal?.status).toBe('OPEN')
  expect(await bert.titles()).toHaveLength(2)
  await bert.says('yes')
  expect(await bert.titles()).toEqual(['Call mum about party'])
})

test('"both" is proposed, "neither" changes nothing', async () => {
  const carla = await withTwoCalls('carla')
  expect((await carla.says('complete call mum', 'neither')).reply.intent).toBe('REJECT')

  const { proposal } = await carla.says('complete call mum', 'both')
  expect(proposal?.summary).toMatch(/party.*rent/)
  expect(await carla.titles()).toHaveLength(2)
})

test('a command of its own is no answer', async () => {
  const dora = await withTwoCalls('dora')
  await dora.says('complete call mum', 'create a task to buy milk')
  expect(await dora.titles()).toEqual(['Call mum about rent', 'Call mum about party', 'buy milk'])
})

test.each([
  ['create a task', 'call the bank', 'call the bank'],
  ['remind me tomorrow at 5pm', 'buy milk', 'buy milk 2030-01-02 17:00'],
  ['set a reminder for 6pm', 'to water the plants', 'water the plants 2030-01-01 18:00'],
  ['add a task', 'pay rent on Friday', 'pay rent 2030-01-04'],
  ['کل شام 5 بجے یاد دلانا', 'دودھ لینا', 'دودھ لینا 2030-01-02 17:00'],
])('%j, "what is the task?", %j', async (asked, answer, task) => {
  const person = as(`emil ${asked}`)
  await dialogueOf(person)(asked, answer)
  expect(await duesOf(person)).toEqual([task])
})

test.each([
  ['move the dentist', 'friday at 3pm', 'Dentist 2030-01-04 15:00'],
  ['reschedule the dentist', "let's say tomorrow", 'Dentist 2030-01-02 15:00'],
  ['reschedule the dentist', 'move it to Friday', 'Dentist 2030-01-04 15:00'],
  ['reschedule the dentist', 'at noon', 'Dentist 2030-01-03 12:00'],
])('%j, "to when?", %j', async (asked, answer, task) => {
  const person = as(`finn ${asked} ${answer}`)
  await person.has('Dentist', { date: '2030-01-03', time: '15:00' })
  await dialogueOf(person)(asked, answer)
  expect(await duesOf(person)).toEqual([task])
})
