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

test('channels by which nobody is reached yet are refused as they are in the preferences', async () => {
  const unheard = /^use IN_APP: e-mail and push are not to be had yet$/
  await expect(remindBy('EMAIL', 'IN_APP', 'PUSH')).rejects.toMatchObject(
    refusal('BAD_USER_INPUT', {
      problems: [problem('input.reminders.0.channels.0', unheard), problem('input.reminders.0.channels.2', unheard)],
    }),
  )
})

test.each([
  [0, /^name at least one channel/],
  [4, /^name each channel once$/],
])('%i channels are refused: there are three', async (count, text) => {
  await expect(remindBy(...Array<string>(count).fill('IN_APP'))).rejects.toMatchObject(
    refusal('BAD_USER_INPUT', { problems: [problem('input.reminders.0.channels', text)] }),
  )
})
