import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'
import { dialogueOf } from './dialogue.fixture.ts'

const { as } = await openAssistant()
const complete = 'mutation ($id: ID!) { completeTask(input: { id: $id }) { task { id } } }'
const remove = 'mutation ($id: ID!) { deleteTask(input: { id: $id }) { task { id } } }'

test.each(['reopen all tasks', 'sab kaam dobara kholo'])('%j means those that are done', async (text) => {
  const ada = as(`ada ${text}`)
  const id = await ada.has('Milk')
  await ada.has('Bread')
  await ada.runAtTask(complete, { id })
  const says = dialogueOf(ada)

  expect((await says(text)).proposal?.summary ?? '').not.toContain('Bread')
  await says('yes')
  expect(await ada.titles()).toEqual(['Milk', 'Bread'])
  expect(await ada.titles('COMPLETED')).toEqual([])
})

test('what is to be chosen from is what is still there when the answer comes', async () => {
  const ben = as('ben')
  const rent = await ben.has('Call mum about rent')
  await ben.has('Call mum about party')
  const says = dialogueOf(ben)
  await says('complete call mum')
  await ben.runAtTask(remove, { id: rent })

  const { reply } = await says('call mum about rent')
  expect(reply.content).not.toContain("marked 'Call mum about rent'")
  expect(await ben.titles('COMPLETED')).toEqual([])
})
