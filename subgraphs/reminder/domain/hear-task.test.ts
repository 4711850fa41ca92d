import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TaskEvent, TaskFact } from '../../../kafka/contracts/task-events.contract.ts'
import { aTask, changedTo, created, next, type Spec } from '../task-facts.fixture.ts'
import { type Heard, hearTask } from './hear-task.ts'
import { usualPreferences } from './preferences.ts'
import type { Channel, Reminder } from './reminder.ts'

const now = new Date('2030-01-01T08:00:00Z')
const heardAt = new Date('2030-01-01T12:00:00Z')
const time = { createdAt: now.toISOString(), updatedAt: now.toISOString() }
const due = (clock: string) => ({ date: '2030-01-01', time: clock, timeZone: 'UTC', at: `2030-01-01T${clock}:00Z` })
const wholeDay = { date: '2030-01-01', time: null, timeZone: 'UTC', at: '2030-01-02T00:00:00Z' }

const eventOf = (fact: TaskFact): TaskEvent =>
  // Only what the domain looks at: the bus puts the envelope around it.
  ({
    ...fact,
    ownerid: 'ada',
    aggregateversion: fact.version,
    recordedtime: fact.data.task.updatedAt,
  }) as unknown as TaskEvent

const hearAll = (facts: readonly TaskFact[], preferences = usualPreferences): Heard =>
  facts.reduce<Heard | null>(
    (heard, fact) =>
      hearTask({ task: heard?.task ?? null, reminders: heard?.reminders ?? [] }, eventOf(fact), {
        preferences,
        now: heardAt,
      }),
    null,
  ) ?? { task: { ...neverSaid, isPlanned: false }, reminders: [] }
const neverSaid = {
  id: '',
  ownerId: '',
  version: 0,
  title: null,
  priority: null,
  status: 'ACTIVE',
  due: null,
  since: now,
} as const

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

      const { reminders } = hearTask({ task: null, reminders: [] }, event, {
        preferences: usualPreferences,
        now: heardAt,
      })

      expect(reminders).toMatchObject([{ status }])
    }
  },
)

test('F22: what was written down by a clock that is ahead of ours was written down no later than now', () => {
  const early = { ...eventOf(created(aTask({ ...time, due: due('10:00') }))), recordedtime: '2030-01-01T11:00:00Z' }

  const { reminders } = hearTask({ task: null, reminders: [] }, early, { preferences: usualPreferences, now })

  expect(reminders).toMatchObject([{ status: 'PENDING' }])
})

test('an event from before it was kept when they are written down counts by the time of its task', () => {
  const old = { ...eventOf(created(aTask({ ...time, due: due('10:00') }))), recordedtime: undefined }

  const { reminders } = hearTask({ task: null, reminders: [] }, old, { preferences: usualPreferences, now: heardAt })

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

  const again = hearTask(once, eventOf(created(task)), { preferences: usualPreferences, now: heardAt })

  expect(again).toEqual(once)
})

test('the first event of a task, heard last, brings reminders that follow what is known', () => {
  const task = aTask({ ...time, due: due('10:00') })

  expect(hearAll([changedTo(next(task, { ...time, status: 'COMPLETED' })), created(task)]).reminders).toMatchObject([
    { status: 'CANCELLED', cancelReason: 'TASK_COMPLETED', version: 1 },
  ])
})

// A life of a task: each step one minute after the other.
const step = fc.constantFrom(
  { due: due('10:00') },
  { due: due('15:00') },
  { due: due('07:00') },
  { due: null },
  { status: 'COMPLETED' as const },
  { status: 'DELETED' as const },
  { title: 'Another' },
)
const life = fc.array(step, { maxLength: 5 }).map((steps) => {
  const task = aTask({ ...time, due: due('10:00') })
  const versions = [task]
  for (const [index, values] of steps.entries()) {
    const updatedAt = new Date(now.getTime() + (index + 1) * 60_000).toISOString()
    versions.push(next(versions.at(-1) ?? task, { ...values, updatedAt }))
  }
  return versions.map((version, index) =>
    index === 0 ? created(version, [{ lead: 'PT0S' }, { lead: 'PT1H' }]) : changedTo(version),
  )
})
const essence = ({ reminders }: Heard) =>
  reminders.map(({ lead, triggerAt, status }: Reminder) =>
    // A cancelled one keeps the time that it had, which depends on what was heard before.
    status === 'PENDING' ? { lead, triggerAt, status } : { lead, status },
  )

test('heard in order with every event repeated, a life ends as it does when each is heard once', () => {
  fc.assert(
    fc.property(life, fc.array(fc.nat(), { maxLength: 10 }), (facts, repeats) => {
      const stuttering = facts.flatMap((fact, index) => [
        fact,
        ...repeats.slice(0, 3).map((pick) => facts[pick % (index + 1)] ?? fact),
      ])

      expect(essence(hearAll(stuttering))).toEqual(essence(hearAll(facts)))
    }),
  )
})

test('in whatever order, what is known is the newest, and nothing is pending for a task that is closed or has no due', () => {
  const shuffled = life.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
  )
  fc.assert(
    fc.property(shuffled, ([facts, order]) => {
      const { task, reminders } = hearAll(order)
      const last = facts.at(-1)?.data.task

      expect(task).toMatchObject({ version: facts.length, isPlanned: true, status: last?.status })
      expect(reminders).toHaveLength(2)
      const waiting = reminders.filter(({ status }) => status === 'PENDING')
      if (last?.status !== 'ACTIVE' || !last.due) expect(waiting).toEqual([])
      for (const { lead, triggerAt } of waiting)
        expect(triggerAt.getTime()).toBe(Date.parse(String(last?.due?.at)) - (lead === 'PT1H' ? 3_600_000 : 0))
    }),
  )
})
