import { expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { openAssistant } from '../../tests/support/assistant.ts'
import { mortality } from '../../tests/support/mortality.ts'
import { closeAbandoned } from './turn.worker.ts'

const assistant = await openAssistant()
const { as, clock, database } = assistant
const { diesAt, replies } = mortality(assistant)

test.each([
  ['ڈینٹسٹ والا کام حذف کرو', 'جی ہاں', /حذف/],
  ['dentist wala kaam delete kar do', 'Ji haan', /kar diya|hazaf/],
  ['delete the dentist task', 'Yes', /^I've deleted/],
])('%j is confirmed by a button in its language', async (text, yes, told) => {
  const ben = as(`ben ${text}`)
  await ben.has(text.startsWith('ڈ') ? 'ڈینٹسٹ' : 'Dentist')
  const { proposal } = await ben.say(text)

  const { message, reply } = await ben.confirm(proposal?.id ?? '')
  expect(message.content).toBe(yes)
  expect(reply.content).toMatch(told)
})

test('who spoke Urdu hears in Urdu that a turn was interrupted', async () => {
  await diesAt('UNDERSTANDING', 'carla', { text: 'کل شام 5 بجے دودھ لینا یاد دلانا' })
  const parts = {
    worker: database.open('conversation_worker'),
    clock,
    log: createLog('silent', 'test'),
    committed: () => {},
  }
  await closeAbandoned(parts)

  expect(await replies('carla')).toEqual([expect.stringContaining('کچھ کرنے سے پہلے ہی میں رک گیا')])
})
