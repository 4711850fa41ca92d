import { and, counted, type Words } from './replies.en.words.ts'
import type { ResultReplies, ShownTask, TakingBack } from './replies.ts'

/** What was done, in English. */
export const results = ({ when, at, named }: Words): ResultReplies => ({
  created: ({ title, due, recurrence }, { wantsReminder }) => {
    const created = `I've created a task '${title}' for you.`
    if (due && recurrence) return `${created} It is due ${when(due)}, and repeats.`
    if (due) return `${created} It is due ${when(due)}.`
    return wantsReminder ? `${created} You gave no time, so no reminder is set.` : created
  },
  updated: ({ title }, step) => {
    if (step.newTitle !== null) return `I've renamed '${step.title}' to '${title}'.`
    if (step.priority !== null) return `I've set '${title}' to ${step.priority.toLowerCase()} priority.`
    return `I've changed the tags of '${title}'.`
  },
  rescheduled: (task, { scope }) => moved(task, scope === 'THIS_AND_FUTURE', when),
  completed: ({ title }, next) =>
    next?.due
      ? `I've marked '${title}' as done. The next one is due ${when(next.due)}.`
      : `I've marked '${title}' as done.`,
  reopened: ({ title }, next) =>
    next ? `'${title}' is open again. The one that followed stays too.` : `'${title}' is open again.`,
  skipped: ({ title }, next) =>
    next?.due
      ? `I've skipped '${title}'. The next one is due ${when(next.due)}.`
      : `I've skipped '${title}'. It was the last one.`,
  stopped: ({ title }) => `'${title}' does not repeat any more. The task itself stays.`,
  deleted: ({ title }, { scope }) =>
    scope === 'SERIES' ? `I've deleted '${title}' with all its repetitions.` : `I've deleted the task '${title}'.`,
  restored: (task) => `I've brought back the task ${named(task)}.`,
  reminderAdded: ({ title }, instant, timeZone) => `I'll remind you of '${title}' ${at(instant, timeZone)}.`,
  snoozed: ({ title }, until, timeZone) => `I'll remind you of '${title}' again ${at(until, timeZone)}.`,
  silenced: ({ title }) => `I've cancelled the reminder of '${title}'.`,
  takenBack: (step, task) => takenBack(step, task),
  manyDone: (kind, tasks) =>
    `I've ${manyDeeds[kind]} ${counted(tasks.length, 'task', 'tasks')}: ${and.format(firstOf(tasks.map(({ title }) => `'${title}'`)))}.`,
})

const mostNamed = 10

function firstOf(titles: readonly string[]): readonly string[] {
  const further = titles.length - mostNamed
  return further > 0 ? [...titles.slice(0, mostNamed), `${further.toLocaleString('en')} more`] : titles
}

const manyDeeds = {
  update: 'changed',
  reschedule: 'moved',
  complete: 'marked as done',
  reopen: 'reopened',
  skip: 'skipped',
  stop: 'stopped repeating',
  delete: 'deleted',
  restore: 'brought back',
  remind: 'added reminders to',
  snooze: 'snoozed the reminders of',
  silence: 'cancelled the reminders of',
  remindAgain: 'set back the reminders of',
  undo: 'set back',
} as const

function moved({ title, due, recurrence }: ShownTask, isSeries: boolean, when: Words['when']): string {
  if (!due) return `I've changed '${title}'. It has no due any more.`
  if (isSeries) return `I've moved '${title}' and those to come. The next one is due ${when(due)}.`
  return recurrence ? `'${title}' is now due ${when(due)}, and repeats.` : `'${title}' is now due ${when(due)}.`
}

function takenBack({ kind, title }: TakingBack, task: ShownTask | null): string {
  if (kind === 'silence') return `I've taken back the reminder of '${title}'.`
  if (kind === 'remindAgain') return `The reminder of '${title}' is as it was.`
  if (task?.status === 'DELETED') return `I've taken that back: the task '${title}' is gone again.`
  return task?.status === 'COMPLETED'
    ? `I've taken that back: '${task.title}' is done again.`
    : `I've taken that back: '${task?.title ?? title}' is as it was.`
}
