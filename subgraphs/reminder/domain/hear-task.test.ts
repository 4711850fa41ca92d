import { expect, test } from 'vitest'
import { aTask, changedTo, created, next, type Spec } from '../task-facts.fixture.ts'
import { due, eventOf, hearAll, hearing, now, time } from './hear-task.fixture.ts'
import { hearTask } from './hear-task.ts'
import { usualPreferences } from './preferences.ts'
import type { Channel } from './reminder.ts'

const wholeDay = { date: '2030-01-01', time: null, timeZone: 'UTC', at: '2030-01-02T00:00:00Z' }

const remindersOf = (
  dueOfTask: ReturnType<typeof due> | typeof wholeDay | null,
  specs: readonly Spec[] | null,
  usual = usualPreferences,
) => hearAll([created(aTask({ ...time, due: dueOfTask }), specs)], usual).reminders

test('a task that says nothing of reminders gets the usual one, at its due', () => {
  expect(remindersOf(due('10:00'), null)).toMatchObject([
    { lead: 'PT0S', triggerAt: new Date('2030-01-01T10:00:00Z'), status: 'PENDING', channels: ['IN_APP'], version: 1 },
  ])
})

test('the usual one is as its owner wants it, and none for whoever wants none', () => {
  const [usual] = remindersOf(due('10:00'), null, { ...usualPreferences, defaultLead: 'PT30M' })

  expect(usual?.triggerAt).toEqual(new Date('2030-01-01T09:30:00Z'))
  expect(remindersOf(due('10:00'), null, { ...usualPreferences, defaultLead: null })).toEqual([])
})

test('no due or an empty list: no reminder', () => {
  expect(remindersOf(null, null)).toEqual([])
  expect(remindersOf(due('10:00'), [])).toEqual([])
})

test('what is asked for stands instead of the usual one', () => {
  const own = new Date('2030-01-01T08:30:00Z')

  expect(remindersOf(due('10:00'), [{ lead: 'pt15m' }, { at: own }])).toMatchObject([
    { lead: 'PT15M', triggerAt: new Date('2030-01-01T09:45:00Z') },
    { lead: null, triggerAt: own },
  ])
})

test('a lead that lands in the past comes if the due is ahead, and is cancelled if not', () => {
  expect(remindersOf(due('08:30'), [{ lead: 'PT1H' }])).toMatchObject([
    { status: 'PENDING', triggerAt: new Date('2030-01-01T07:30:00Z') },
  ])
  expect(remindersOf(due('07:45'), [{ lead: 'PT0S' }])).toMatchObject([{ status: 'CANCELLED', cancelReason: 'PAST' }])
})

test.each([
  ['10:00', 'PENDING'],
  ['07:45', 'CANCELLED'],
])(
  'F22: past and ahead are counted from when it was written down, whatever the clock of the task says: due %s',
  (clock, status) => {
    for (const off of ['2030-01-01T05:00:00Z', '2030-01-01T11:00:00Z']) {
      const fact = created(aTask({ createdAt: off, updatedAt: off, due: due(clock) }))
      const event = { ...eventOf(fact), recordedtime: now.toISOString() }

      const { reminders } = hearTask({ task: null, reminders: [] }, event, hearing())

      expect(reminders).toMatchObject([{ status }])
    }
  },
)

test('F22: what was written down by a clock that is ahead of ours was written down no later than now', () => {
  const early = { ...eventOf(created(aTask({ ...time, due: due('10:00') }))), recordedtime: '2030-01-01T11:00:00Z' }

  const { reminders } = hearTask({ task: null, reminders: [] }, early, hearing(usualPreferences, now))

  expect(reminders).toMatchObject([{ status: 'PENDING' }])
})

test('an event from before it was kept when they are written down counts by the time of its task', () => {
  const old = { ...eventOf(created(aTask({ ...time, due: due('10:00') }))), recordedtime: undefined }

  const { reminders } = hearTask({ task: null, reminders: [] }, old, hearing())

  expect(reminders).toMatchObject([{ status: 'PENDING' }])
})

test('a whole day counts from 09:00', () => {
  expect(remindersOf(wholeDay, [{ lead: 'PT30M' }])[0]?.triggerAt).toEqual(new Date('2030-01-01T08:30:00Z'))
})

test('the channels are those that were asked for, else those that its owner likes', () => {
  const channelsOf = (channels?: Channel[]) =>
    remindersOf(due('10:00'), [{ lead: 'PT0S', ...(channels && { channels }) }])[0]?.channels

  expect(channelsOf(['EMAIL', 'PUSH'])).toEqual(['EMAIL', 'PUSH'])
  expect(channelsOf()).toEqual(['IN_APP'])
})

test('an event that comes again changes nothing', () => {
  const task = aTask({ ...time, due: due('10:00') })
  const once = hearAll([created(task)])

  const again = hearTask(once, eventOf(created(task)), hearing())

  expect(again).toEqual(once)
})

test('the first event of a task, heard last, brings reminders that follow what is known', () => {
  const task = aTask({ ...time, due: due('10:00') })

  expect(hearAll([changedTo(next(task, { ...time, status: 'COMPLETED' })), created(task)]).reminders).toMatchObject([
    { status: 'CANCELLED', cancelReason: 'TASK_COMPLETED', version: 1 },
  ])
})
