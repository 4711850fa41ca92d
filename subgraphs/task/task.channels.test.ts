import { expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'

const { as, database } = await openWorld()

const remindBy = (...channels: string[]) =>
  as('alice').create({ title: 'x', reminders: [{ at: '2030-01-02T00:00:00Z', channels }] })
const problem = (path: string, text: RegExp) => ({ path, problem: expect.stringMatching(text) })

test('a channel that is named twice is one channel', async () => {
  const { task } = await remindBy('IN_APP', 'IN_APP', 'IN_APP')

  const told = `select event->'data'->'reminders'->0->'channels' as channels from task.outbox
    where topic = 'task-events' and event->>'subject' = $1`
  expect(await database.open().query(told, [task.id])).toEqual([{ channels: ['IN_APP'] }])
})

test('any of the three can be named', async () => {
  await expect(remindBy('EMAIL', 'IN_APP', 'PUSH')).resolves.toMatchObject({ task: { title: 'x' } })
})

test.each([
  [0, /^name at least one channel/],
  [4, /^name each channel once$/],
])('%i channels are refused: there are three', async (count, text) => {
  await expect(remindBy(...Array<string>(count).fill('IN_APP'))).rejects.toMatchObject(
    refusal('BAD_USER_INPUT', { problems: [problem('input.reminders.0.channels', text)] }),
  )
})
