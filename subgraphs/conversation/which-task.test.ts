import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'

const { as, clock } = await openAssistant()

test('tasks of one title and due are told apart by when they were made, and the person is told how to go on', async () => {
  const alice = as('alice')
  const older = await alice.has('Call mum')
  clock.advance(3_600_000)
  const newer = await alice.has('Call mum')

  const { reply, tasks } = await alice.say('complete call mum', { timeZone: 'Europe/Berlin' })

  expect(reply.content).toBe(`Which one do you mean by 'call mum'?
1. 'Call mum', made today at 11:00
2. 'Call mum', made today at 10:00
Say its number, or its whole title, or the day and time it is due. I have changed nothing yet.`)
  expect(tasks.map(({ id }) => id)).toEqual([newer, older])
})

test('of many that could be meant ten are named, and it is said how many more there are', async () => {
  const ben = as('ben')
  for (const number of Array.from({ length: 12 }, (_, index) => index)) await ben.has(`Buy milk ${number}`)

  const { reply, tasks } = await ben.say('complete milk')

  const lines = reply.content.split('\n')
  expect(lines.slice(1, 11).every((line) => /^\d+\. 'Buy milk /.test(line))).toBe(true)
  expect(lines[11]).toBe('and 2 more tasks.')
  expect(tasks).toHaveLength(10)
})
