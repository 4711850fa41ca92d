import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acknowledgeReminder } from './acknowledge.ts'
import { followTask, type KnownTask } from './follow-task.ts'
import { type Heard, type HeardTask, learnTask } from './hear-task.ts'
import { changed, isScheduled, newReminder, type Reminder } from './reminder.ts'
import { removeReminder } from './remove.ts'
import { snoozeReminder } from './snooze.ts'
import { updateReminder } from './update.ts'

const minute = 60_000
const start = Date.parse('2030-01-01T08:00:00Z')
const after = (minutes: number) => new Date(start + minutes * minute)
const dueAt = (minutes: number) => {
  const at = after(minutes).toISOString()
  return { date: at.slice(0, 10), time: at.slice(11, 16), timeZone: 'UTC', at }
}
const first: HeardTask = {
  ...{ id: 't', ownerId: 'ada', version: 1, title: 'Tea', status: 'ACTIVE', priority: 'MEDIUM', isPlanned: true },
  due: dueAt(600),
  since: after(0),
}
const reminderOf = (id: string, lead: string | null, minutes: number): Reminder =>
  newReminder({
    ...{ id, ownerId: 'ada', taskId: 't', lead, channels: ['IN_APP'], createdAt: after(0) },
    at: after(minutes),
  })
const begun: Heard = { task: first, reminders: [reminderOf('lead', 'PT1H', 540), reminderOf('own', null, 500)] }

/** What happens: the task changes, or its owner does something to a reminder; one each minute. */
type Step = Readonly<{ task: Partial<KnownTask> }> | Readonly<{ verb: (reminder: Reminder, now: Date) => Reminder }>
const surroundings = (now: Date, due: KnownTask['due']) => ({ task: { ...first, due }, others: [], now })

const taskStep: fc.Arbitrary<Step> = fc
  .constantFrom<Partial<KnownTask>>(
    { due: dueAt(700) },
    { due: dueAt(900) },
    { due: dueAt(-60) },
    { due: null },
    { status: 'COMPLETED' },
    { status: 'DELETED' },
    { status: 'ACTIVE' },
    { title: 'Another' },
  )
  .map((task) => ({ task }))
const fire = (reminder: Reminder, now: Date) =>
  isScheduled(reminder)
    ? changed(reminder, { status: 'SENT', firedAt: now, sentAt: now, nextNagAt: after(2_000) })
    : reminder
const verbStep: fc.Arbitrary<Step> = fc
  .constantFrom<(reminder: Reminder, now: Date) => Reminder>(
    fire,
    (reminder) => removeReminder(reminder).reminder,
    (reminder, now) => (isScheduled(reminder) ? reminder : acknowledgeReminder(reminder, now).reminder),
    (reminder, now) =>
      reminder.cancelReason === 'REMOVED'
        ? reminder
        : snoozeReminder(reminder, after(1_000), surroundings(now, dueAt(600))).reminder,
    (reminder, now) =>
      updateReminder(
        reminder,
        { when: { lead: null, at: after(800) }, channels: ['IN_APP'] },
        surroundings(now, dueAt(600)),
      ).reminder,
  )
  .map((verb) => ({ verb }))
const life = fc.array(fc.oneof(taskStep, verbStep), { maxLength: 12 })

/** Lives it; before each step `again` may repeat any of the news so far. */
function lived(steps: readonly Step[], again: (news: readonly KnownTask[]) => readonly KnownTask[] = () => []): Heard {
  const news: KnownTask[] = [first]
  return steps.reduce<Heard>((heard, step, index) => {
    const repeated = again(news).reduce(learnTask, heard)
    const now = after(index + 1)
    if ('verb' in step) return { ...repeated, reminders: repeated.reminders.map((one) => step.verb(one, now)) }
    const last = news.at(-1) ?? first
    const next: KnownTask = { ...last, ...step.task, version: last.version + 1, since: now }
    news.push(next)
    return learnTask(repeated, next)
  }, begun)
}

test('news that come again, at any time and in any order, change nothing, whatever people do meanwhile', () => {
  fc.assert(
    fc.property(life, fc.array(fc.nat(), { maxLength: 5 }), (steps, picks) => {
      const again = (news: readonly KnownTask[]) => picks.flatMap((pick) => news[pick % news.length] ?? [])
      expect(lived(steps, again)).toEqual(lived(steps))
    }),
  )
})

test('a closed task neither reminds nor nags', () => {
  fc.assert(
    fc.property(life, fc.constantFrom('COMPLETED' as const, 'DELETED' as const), (steps, status) => {
      const { reminders } = lived([...steps, { task: { status } }])
      for (const reminder of reminders)
        expect([reminder.status === 'PENDING', reminder.nextNagAt]).toEqual([false, null])
    }),
  )
})

test.each([
  ['gone', null],
  ['past', dueAt(-90)],
])('once the due is %s, what counts back from it neither reminds nor nags', (_, due) => {
  fc.assert(
    fc.property(life, (steps) => {
      const { reminders } = lived([...steps, { task: { due } }])
      for (const reminder of reminders.filter(({ lead }) => lead !== null))
        expect([reminder.status === 'PENDING', reminder.nextNagAt]).toEqual([false, null])
    }),
  )
})

test('removed never comes back by what becomes of the task', () => {
  const removal: Step = { verb: (reminder) => removeReminder(reminder).reminder }
  fc.assert(
    fc.property(life, fc.array(taskStep, { maxLength: 8 }), (before, then) => {
      const { reminders } = lived([...before, removal, ...then])
      expect(reminders.map(({ cancelReason }) => cancelReason)).toEqual(['REMOVED', 'REMOVED'])
    }),
  )
})

test('a snooze stands when the due is moved to where the reminder would come at once', () => {
  const lead = reminderOf('lead', 'PT1H', 540)
  const snoozed = snoozeReminder(lead, after(580), surroundings(after(560), dueAt(600))).reminder

  const moved = followTask(snoozed, { ...first, version: 2, due: dueAt(610), since: after(565) })

  expect(moved).toMatchObject({ status: 'PENDING', triggerAt: after(580), snoozedUntil: after(580) })
})

test('a snooze survives any change but a moved due', () => {
  const snoozed: Step = {
    verb: (reminder, now) => snoozeReminder(reminder, after(1_000), surroundings(now, dueAt(600))).reminder,
  }
  const [lead, own] = lived([
    snoozed,
    { task: { title: 'A' } },
    { task: { status: 'COMPLETED' } },
    { task: { status: 'ACTIVE' } },
  ]).reminders
  for (const one of [lead, own]) expect(one).toMatchObject({ status: 'PENDING', triggerAt: after(1_000) })

  const moved = lived([snoozed, { task: { due: dueAt(700) } }]).reminders
  expect(moved).toMatchObject([
    { triggerAt: after(640), snoozedUntil: null },
    { triggerAt: after(1_000), snoozedUntil: after(1_000) },
  ])
})

test('F24: what came due while nothing was heard is late and not forgotten, though only the newest news come', () => {
  const moved: KnownTask = { ...first, version: 2, due: dueAt(70), since: after(1) }
  const retitled: KnownTask = { ...moved, version: 3, title: 'Another', since: after(90) }

  const [inOrder] = learnTask(learnTask(begun, moved), retitled).reminders
  // Nobody knows when it was moved: it may be late since the last that is known.
  expect(learnTask(begun, retitled).reminders[0]).toEqual({ ...inOrder, setAt: first.since })
  expect(learnTask(begun, retitled).reminders[0]).toMatchObject({ status: 'PENDING', triggerAt: after(10) })
})

test('reopened after its time, it does not come, also when that is not the newest that is heard', () => {
  const done: KnownTask = { ...first, version: 2, status: 'COMPLETED', since: after(1) }
  const open: KnownTask = { ...first, version: 4, since: after(590) }

  expect(learnTask(learnTask(begun, done), open).reminders[0]).toMatchObject({ cancelReason: 'TASK_COMPLETED' })
})
