import { beforeEach, expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'
import { type Done, verbsOf } from './task-verbs.fixture.ts'

const { as, database } = await openWorld()
const admin = database.open()
const alice = verbsOf(as('alice'))
const mondays = { due: { date: '2030-01-07', time: '09:00' }, recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO' } }
const weekly = (more: object = {}) => alice.create({ title: 'Water the plants', ...mondays, ...more })

type Event = Readonly<{ type: string; task: { id: string }; changes: object; reminders?: object }>
const events = () =>
  admin.query<Event>(
    `select event->>'type' as type, event->'data'->'task' as task, event->'data'->'changes' as changes,
       event->'data'->'reminders' as reminders from task.outbox where topic = 'task-events' order by position`,
  )

beforeEach(async () => void (await admin.query('delete from task.outbox')))
const typesOf = async (what: () => Promise<Done>) => {
  await admin.query('delete from task.outbox')
  await what()
  return (await events()).map(({ type }) => type)
}

test('the world hears of a next occurrence with the reminders of the series, and null where nothing was said', async () => {
  const reminders = [{ lead: 'PT15M', at: null, channels: null }]
  for (const said of [reminders, null]) {
    const { task } = await weekly({ reminders: said })
    const { next } = await alice.complete({ id: task.id })
    const heard = (await events()).filter(({ task: { id } }) => id === next?.id)
    expect(heard).toMatchObject([
      { type: 'task.created', reminders: said, task: { seriesId: task.series?.id, version: 1 } },
    ])
    expect(heard[0]?.changes).toMatchObject({
      recurrence: { old: null, new: { rule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'DUE', timeZone: 'Europe/Berlin' } },
    })
  }
})

test('it hears of what is reopened, taken back, restored, skipped and stopped', async () => {
  const { task } = await weekly()
  const { next } = await alice.complete({ id: task.id })
  expect(await typesOf(() => alice.reopen({ id: task.id }))).toEqual(['task.reopened', 'task.purged'])
  expect((await events())[1]?.task).toMatchObject({ id: next?.id, status: 'DELETED', version: 2 })
  expect(await typesOf(() => alice.stop({ id: task.id }))).toEqual(['task.updated'])
  expect((await events())[0]?.changes).toMatchObject({ recurrence: { new: null } })
  await alice.remove({ id: task.id })
  expect(await typesOf(() => alice.restore({ id: task.id }))).toEqual(['task.restored'])
  const other = await weekly()
  expect(await typesOf(() => alice.skip({ id: other.task.id }))).toEqual(['task.deleted', 'task.created'])
  expect((await events())[0]?.changes).toEqual({ skipped: { old: false, new: true } })
})
