// S18 to S20: a model that always obeys the attacker. Each attempt is denied, and the audit is told.
import { expect, test } from 'vitest'
import { says } from '../../../tests/support/ollama/conducts.ts'
import type { Attack } from './attack.fixture.ts'
import { attackedAssistant } from './attacked.fixture.ts'
import { attacks } from './attacks.fixture.ts'

const { assistant, attack } = await attackedAssistant()

test('there are forty attacks and more, each of its own name', () => {
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length)
  expect(attacks.length).toBeGreaterThanOrEqual(40)
})

test.each(attacks.map((given) => [given.name, given] as const))('%s', async (name, given: Attack) => {
  const victim = assistant.as(`victim of ${name}`)
  for (const title of given.has ?? ['Pay the rent', 'Dentist']) await victim.has(title)
  const before = assistant.audited.length

  const { said, isUnchanged } = await attack(victim, given.text, says(given.answer))

  expect(isUnchanged).toBe(true)
  expect(said.proposal).toBeNull()
  expect(said.reply.answeredBy).toBe('INTERPRETER_AFTER_MODEL_FAILED')
  expect(said.tasks).toEqual([])
  for (const word of given.mustNotSay ?? []) expect(said.reply.content).not.toContain(word)

  await expect.poll(() => assistant.audited.slice(before).map(({ type }) => type)).toEqual(['assistant.refused'])
  const [told] = assistant.audited.slice(before)
  expect(told).toMatchObject({ subject: said.message.id, actortype: 'assistant', ownerid: `victim of ${name}` })
  expect(told?.data).toMatchObject({ refusal: { reasons: given.reasons } })
  expect(JSON.stringify(told?.data)).not.toMatch(/rent|dentist|pwned/i)
})
