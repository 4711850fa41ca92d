import { describe, expect, test } from 'vitest'
import type { Step, StepOf } from '../domain/step.ts'
import { doubts } from '../interpreter/interpretation.ts'
import { repliesIn } from './catalogue.ts'
import type { Replies, ShownTask } from './replies.ts'

// A Sunday.
const now = new Date('2026-11-22T09:00:00Z')
const timeZone = 'Asia/Karachi'
const due = { date: '2026-11-23', time: '17:00', timeZone }
const task: ShownTask = { title: 'doodh دودھ', due, recurrence: null, status: 'ACTIVE', completedAt: now }
const existing = { key: 'k', id: 'i', version: 1, title: task.title, due }
const create: StepOf<'create'> = {
  ...{ kind: 'create', key: 'k', title: task.title, due, recurrence: null, priority: null, tags: [] },
  ...{ reminders: [{ lead: 'PT15M', at: null }], wantsReminder: true },
}
const former = { lead: 'PT0S', at: null, comesAt: now.toISOString() }
const reminder = { ...existing, reminderId: 'r' }
const update: StepOf<'update'> = {
  ...{ kind: 'update', ...existing, newTitle: 'naya', priority: 'HIGH', tags: ['a'], added: ['a'], removed: ['b'] },
}
const steps = [create, { kind: 'delete', ...existing, scope: 'THIS' }] as const
const filter = { status: ['ACTIVE' as const], tagsAll: ['ghar'] }
const looked = { among: 'DELETED', isEveryTaskSeen: false } as const
const list = (total: number, what = 'today') => ({ what, filter, total, tasks: [task, task].slice(0, total), timeZone })

/** Something for each of them to say. */
const samples: { [Name in keyof Replies]: readonly Parameters<Replies[Name]>[] } = {
  created: [
    [task, create],
    [
      { ...task, due: null },
      { ...create, due: null },
    ],
    [
      { ...task, recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'DUE' } },
      { ...create, reminders: null },
    ],
  ],
  updated: [
    [task, update],
    [task, { kind: 'update', ...existing, newTitle: null, priority: 'HIGH', tags: null, added: [], removed: [] }],
  ],
  rescheduled: [
    [task, { kind: 'reschedule', ...existing, newDue: due, recurrence: null, scope: 'THIS' }],
    [task, { kind: 'reschedule', ...existing, newDue: due, recurrence: null, scope: 'THIS_AND_FUTURE' }],
  ],
  completed: [
    [task, null],
    [task, task],
  ],
  reopened: [
    [task, null],
    [task, task],
  ],
  skipped: [
    [task, null],
    [task, task],
  ],
  stopped: [[task]],
  deleted: [[task, steps[1]]],
  restored: [[task]],
  reminderAdded: [[{ kind: 'remind', ...existing, lead: null, at: now.toISOString(), timeZone }, now, timeZone]],
  snoozed: [[{ kind: 'snooze', ...reminder, former: null, until: now.toISOString(), timeZone }, now, timeZone]],
  silenced: [[{ kind: 'silence', ...reminder, former }]],
  takenBack: [[{ kind: 'undo', ...existing, changeId: 'c', did: 'delete' }, task, timeZone]],
  manyDone: [
    ['delete', [task, task]],
    ['complete', [task]],
  ],
  listed: [
    [list(0)],
    [list(1)],
    [list(2, 'tomorrow')],
    [list(2, 'all')],
    [list(2, 'overdue')],
    [list(2, '2026-12-01')],
  ],
  counted: [[list(0)], [list(1)], [list(2)]],
  nextUp: [[task], [null]],
  whenDue: [[[task, { ...task, due: null }]]],
  whetherDone: [[[task, { ...task, status: 'COMPLETED' }], timeZone]],
  reminders: [
    [{ what: '', about: null, total: 0, reminders: [], timeZone }],
    [{ what: '', about: task, total: 2, reminders: [{ task, at: now }], timeZone }],
  ],
  reminded: [
    [task, false],
    [null, true],
  ],
  notOpen: [[true], [false]],
  noSuchTask: [[task.title, looked]],
  noneFit: [['all', looked]],
  whichTask: [
    [
      {
        target: task.title,
        total: 3,
        tasks: [
          { ...task, createdAt: now },
          { ...task, createdAt: now },
        ],
        timeZone,
      },
    ],
    [{ target: '', total: 1, tasks: [{ ...task, createdAt: now }], timeZone }],
  ],
  whichReminder: [[task, [former, former], timeZone]],
  noSuchPlace: [[0], [1], [3]],
  nothingSpokenOf: [[]],
  noReminder: [[task]],
  notRepeating: [[task]],
  nothingToChange: [[task]],
  noDue: [[task]],
  tooManyTasks: [[1_200, 100]],
  tooManyCommands: [[8]],
  nothingToUndo: [[]],
  undoUnknown: [[steps]],
  notUnderstood: [[]],
  ask: doubts.map((doubt): Parameters<Replies['ask']> => [doubt]),
  summary: [[steps]],
  proposed: [[steps]],
  proposedBefore: [[steps]],
  rejected: [[steps]],
  nothingProposed: [[]],
  rejectedNothing: [[]],
  alreadyRejected: [[]],
  alreadyDone: [[]],
  expired: [[]],
  yes: [[]],
  no: [[]],
  changedSince: [[task]],
  notTakenBack: [[task]],
  isGone: [[task]],
  refused: [[create, ['xyz']]],
  tryLater: [[create]],
  notKnown: [
    [create, 'REPEAT'],
    [create, 'YES'],
    [create, 'ANEW'],
  ],
  stillAtIt: [[steps]],
  notReached: [[create]],
  tasksUnreachable: [[]],
  interrupted: [[]],
  interruptedAt: [[steps, 'YES']],
  abilities: [[]],
}
const names = Object.keys(samples) as (keyof Replies)[] // `samples` has exactly the names of Replies

describe.each(['EN', 'UR', 'UR_LATN'] as const)('in %s', (language) => {
  const say = repliesIn(language, now)
  const said = (name: keyof Replies): readonly string[] =>
    // Each is called with parameters of its own kind, which the table above is checked for.
    samples[name].map((parameters) => (say[name] as (...given: readonly unknown[]) => string)(...parameters))

  test.each(names)('%s is a whole sentence in that language', (name) => {
    for (const text of said(name)) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}|^ | $/)
      const own = text.replaceAll(task.title, '').replaceAll(/idempotencyKey|xyz|ghar|naya|«\u2068[ab]\u2069»/g, '')
      if (language === 'UR') expect(own).not.toMatch(/[a-zA-Z]/)
      else expect(own).not.toMatch(/\p{Script=Arabic}/u)
    }
  })

  test('none of them is long-winded', () => {
    expect(names.flatMap(said).filter((text) => text.length > 300)).toEqual([])
  })
})

test('counts are told in the form that goes with them', () => {
  const told = (language: 'EN' | 'UR' | 'UR_LATN') =>
    [0, 1, 2].map((total) =>
      repliesIn(language, now).counted({ ...list(total, 'all'), filter: { status: ['ACTIVE'] } }),
    )
  expect(told('EN')).toEqual(['You have no open tasks.', 'You have 1 open task.', 'You have 2 open tasks.'])
  expect(told('UR')).toEqual(['آپ کا کوئی کھلا کام نہیں۔', 'آپ کا 1 کھلا کام ہے۔', 'آپ کے 2 کھلے کام ہیں۔'])
  expect(told('UR_LATN')).toEqual([
    'Aap ka koi khula kaam nahi.',
    'Aap ka 1 khula kaam hai.',
    'Aap ke 2 khulay kaam hain.',
  ])
})

test('times are told as one says them', () => {
  const told = (language: 'EN' | 'UR' | 'UR_LATN', date: string, time: string | null) =>
    repliesIn(language, now).nextUp({ ...task, title: 'x', due: { date, time, timeZone } })
  expect(told('EN', '2026-11-23', '17:00')).toBe("Next is 'x', due tomorrow at 17:00.")
  expect(told('UR', '2026-11-23', '17:00')).toBe('اگلا کام: «\u2068x\u2069» (کل شام 5 بجے)۔')
  expect(told('UR_LATN', '2026-11-27', '09:30')).toBe("Agla kaam: 'x' (juma, 27 November ko subah 9:30 bajay).")
  expect(told('UR', '2026-11-22', null)).toBe('اگلا کام: «\u2068x\u2069» (آج)۔')
})

test('a yes is asked for all that a step changes', () => {
  const asked = (step: Step) => repliesIn('EN', now).proposed([step])
  const rule = { rule: 'FREQ=WEEKLY;BYDAY=MO', anchor: 'DUE' } as const
  expect(asked({ ...create, title: 'x', recurrence: rule, priority: 'LOW', tags: ['home'] })).toContain(
    "create the task 'x', due tomorrow at 17:00, every Monday, low priority, tagged 'home', with a reminder 15 minutes before it is due?",
  )
  expect(asked({ ...update, title: 'x' })).toContain(
    "change the task 'x': title 'naya', high priority, tagged 'a', and no longer tagged 'b'?",
  )
  expect(
    asked({ kind: 'remind', ...existing, title: 'x', lead: null, at: '2031-05-01T12:00:00Z', timeZone }),
  ).toContain("remind you of 'x' on 1 May 2031 at 17:00?")
  expect(
    asked({ kind: 'reschedule', ...existing, title: 'x', newDue: due, recurrence: rule, scope: 'THIS_AND_FUTURE' }),
  ).toContain("move 'x' and those to come to tomorrow at 17:00 and let it repeat every Monday?")
})

test('a task that is gone meanwhile is told of as such', () => {
  expect(repliesIn('EN', now).whenDue([])).toBe('I found no such task.')
  expect(repliesIn('EN', now).whetherDone([], timeZone)).toBe('I found no such task.')
})

test('the reminders that were asked for are promised', () => {
  const promised = (reminders: StepOf<'create'>['reminders'], given = due) =>
    repliesIn('EN', now).created({ ...task, title: 'x', due: given }, { ...create, reminders })
  expect(promised([{ lead: 'PT1H30M', at: null }])).toContain("I'll remind you 1 hour, 30 minutes before.")
  expect(promised(null)).toContain("I'll remind you then.")
})
