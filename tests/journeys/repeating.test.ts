import { expect, test } from 'vitest'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()

const create = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id series { id } recurrence { text } } } }`
const complete = `mutation ($id: ID!) { completeTask(input: { id: $id }) {
  task { status } next { id due { at } nextReminderAt reminders { nodes { lead triggerAt } } subtasks { nodes { title status } } } } }`
const changed = `subscription ($after: Cursor) { taskChanged(after: $after) { kind changed taskId change: id task { history(first: 1) { nodes { action } } } } }`
const undo = `mutation ($changeId: ID!) { undo(input: { changeId: $changeId }) { task { id status } change { kind } } }`
const ofSeries = `query ($filter: TaskFilter!) { tasks(filter: $filter) { nodes { id status due { at } } } }`

test('what repeats goes on over the change of the clocks, once however often it is done, with its reminders and parts; an undo takes it all back', async () => {
  const demo = await tickler.client()
  const { data: feed } = await demo.run('{ changes { head } }')
  const live = demo.live(changed, { after: feed.changes.head })
  const made = await demo.run(create, {
    input: {
      title: 'water the plants',
      due: { date: '2099-03-22', time: '02:30', timeZone: 'Europe/Berlin' },
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=SU' },
      reminders: [{ lead: 'PT15M' }],
    },
  })
  const { id, series, recurrence } = made.data.createTask.task
  expect(recurrence).toEqual({ text: 'every Sunday' })
  await demo.run(create, { input: { title: 'the fern too', parentId: id } })

  const answers = await Promise.all(Array.from({ length: 20 }, () => demo.run(complete, { id })))
  const [next] = new Set(answers.map(({ data }) => data.completeTask.next.id))
  expect(new Set(answers.map(({ data }) => data.completeTask.next.id)).size).toBe(1)
  // On 29 March 2099 the clocks skip 02:30: it is 03:30 there, 01:30 in UTC.
  expect(answers.find(({ data }) => data.completeTask.next.nextReminderAt)?.data.completeTask.next).toEqual({
    id: next,
    due: { at: '2099-03-29T01:30:00.000Z' },
    nextReminderAt: '2099-03-29T01:15:00.000Z',
    reminders: { nodes: [{ lead: 'PT15M', triggerAt: '2099-03-29T01:15:00.000Z' }] },
    subtasks: { nodes: [{ title: 'the fern too', status: 'ACTIVE' }] },
  })

  const told = (await live.first(5)).map(({ data }) => data.taskChanged)
  expect(told.map(({ kind }) => kind)).toEqual(['CREATED', 'CREATED', 'COMPLETED', 'CREATED', 'CREATED'])
  expect(told[2]).toMatchObject({
    taskId: id,
    changed: ['status'],
    task: { history: { nodes: [{ action: 'task.completed' }] } },
  })

  const undone = await demo.run(undo, { changeId: told[2].change })
  expect(undone.data.undo).toEqual({ task: { id, status: 'ACTIVE' }, change: { kind: 'REOPENED' } })
  const filter = { seriesId: series.id, status: ['ACTIVE', 'COMPLETED', 'DELETED'] }
  expect((await demo.run(ofSeries, { filter })).data.tasks.nodes).toEqual([
    { id, status: 'ACTIVE', due: { at: '2099-03-22T01:30:00.000Z' } },
  ])
  live.stop()
})
