import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'
import type { Said } from '../../tests/support/person.ts'
import { holdEvents } from './held-events.fixture.ts'

const { as, audited, database } = await openAssistant()
const idOf = ({ proposal }: Said) => proposal?.id ?? ''

test('the audit hears of a proposal and its end: who made it, who decided, no title', async () => {
  const nora = as('nora')
  await holdEvents(database.open()) // so that it is the yes that finds the task changed
  const id = await nora.has('Secret')
  const asking = await nora.say('delete the secret task')
  await nora.runAtTask('mutation ($id: ID!) { updateTask(input: { id: $id, priority: LOW }) { task { id } } }', { id })
  await nora.confirm(idOf(asking))
  const other = await nora.say('delete the secret task')
  await nora.reject(idOf(other))

  await expect.poll(() => audited).toHaveLength(5)

  const told = audited.map(({ type, subject, actortype, aggregateversion }) => [
    type,
    subject,
    actortype,
    aggregateversion,
  ])
  expect(told).toEqual([
    ['proposal.made', idOf(asking), 'assistant', 1],
    ['proposal.confirmed', idOf(asking), 'user', 2],
    ['proposal.voided', idOf(asking), 'assistant', 3],
    ['proposal.made', idOf(other), 'assistant', 1],
    ['proposal.rejected', idOf(other), 'user', 2],
  ])
  expect(audited[1]?.data).toEqual({
    proposal: { id: idOf(asking), status: 'CONFIRMED', intents: ['DELETE_TASK'], taskIds: [id] },
    changes: { status: { old: 'OPEN', new: 'CONFIRMED' } },
  })
  expect(JSON.stringify(audited)).not.toContain('Secret')
})
