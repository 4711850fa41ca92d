import type { Step } from './domain/plan.ts'
import { dueWords, wallTime } from './interpreter/due-words.ts'
import type { Doubt } from './interpreter/interpreter.ts'
import type { NamedTask, Replies, Retry } from './replies.ts'

const and = new Intl.ListFormat('en', { type: 'conjunction' })
const ordinary = new Intl.PluralRules('en')
const counted = (count: number, one: string, other: string) =>
  `${count.toLocaleString('en')} ${ordinary.select(count) === 'one' ? one : other}`
const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const again: Record<Retry, string> = {
  REPEAT: 'Send it once more with the same idempotencyKey, and I will finish it; nothing is done twice.',
  YES: 'Say "yes" once more, and I will finish it; nothing is done twice.',
  ANEW: 'Please look at your tasks before you ask for it again.',
}

/** What the assistant says in English. */
export function repliesInEnglish(now: Date): Replies {
  const words = wordsOn(now)
  return { ...results(words), ...questions(words), ...decisions(words), ...troubles(words), ...talk }
}

function wordsOn(now: Date) {
  const when = (due: NonNullable<NamedTask['due']>) => dueWords(due, now, 'EN')
  const named = ({ title, due }: NamedTask) => (due ? `'${title}', due ${when(due)}` : `'${title}'`)
  const phrase = (step: Step): string => {
    switch (step.kind) {
      case 'create':
        return `create the task ${named(step)}`
      case 'complete':
        return `mark the task '${step.title}' as done`
      case 'delete':
        return `delete the task ${named(step)}`
      case 'list':
        return 'list your tasks'
    }
  }
  const phrases = (steps: readonly Step[]) => and.format(steps.map(phrase))
  return { when, named, phrase, phrases }
}
type Words = ReturnType<typeof wordsOn>

const andMore = (further: number) => (further > 0 ? [`and ${counted(further, 'more task', 'more tasks')}.`] : [])

const results = ({ when, named }: Words) =>
  ({
    created: ({ title, due }, wantsReminder) => {
      const created = `I've created a task '${title}' for you.`
      if (due) return `${created} It is due ${when(due)}.`
      return wantsReminder ? `${created} You gave no time, so no reminder is set.` : created
    },
    completed: ({ title }) => `I've marked '${title}' as done.`,
    deleted: ({ title }) => `I've deleted the task '${title}'.`,
    reminded: (task, isLate) => {
      const about = task ? named(task) : 'a task of yours, which I could not look up just now'
      return `${isLate ? 'A late reminder' : 'Reminder'}: ${about}. Say "done" once it is.`
    },
    listed: ({ what, tags, total, tasks, timeZone }) => {
      const headline = headlineOf(total, what, tags, (date) => when({ date, time: null, timeZone }))
      const lines = [...tasks.map((task) => `- ${named(task)}`), ...andMore(total - tasks.length)]
      return total === 0 ? `${headline}.` : [`${headline}:`, ...lines].join('\n')
    },
  }) satisfies Partial<Replies>

const tellApart = 'Say it once more with its whole title, or with the day and time it is due.'
const tellTwinsApart =
  'Some have the same title and due, so words cannot tell them apart: choose in your list of tasks, or change a title there.'

const doubts: Readonly<Record<Doubt, string>> = {
  noTitle: 'What is the task? For example: "add a task to buy milk tomorrow at 5pm".',
  longTitle: 'A title has at most 500 characters. Can you say it shorter?',
  noTarget: 'Which task do you mean? Say some words of its title, for example: "complete buy milk".',
  noChange: 'What shall I change about it? For example: "move it to Friday at 9am".',
  past: 'That time is over. When should it be due? For example: "tomorrow at 5pm".',
  time: 'I did not understand the time. When should it be due? For example: "on 3 March at 5pm".',
  repetition: 'I did not understand how often. For example: "every Monday at 8am".',
  several: 'That is more than one thing to me. Can you say them one message each?',
  negated: 'I have changed nothing. What would you like me to do?',
  longMessage: 'A message has at most 4,000 characters. Can you say it shorter?',
  unknown:
    'I did not understand that, and changed nothing. I can create, complete, delete and list tasks, for example: "remind me to buy milk tomorrow at 5pm".',
}

const questions = ({ when, named, phrases }: Words) =>
  ({
    noSuchTask: (target, isEveryTaskSeen) =>
      isEveryTaskSeen
        ? `I found no open task called '${target}', and changed nothing.`
        : `I found no task called '${target}' among the open ones changed last, and changed nothing.`,
    whichTask: ({ target, total, tasks, timeZone }) => {
      const hasTwins = new Set(tasks.map(({ title, due }) => JSON.stringify([title, due]))).size < tasks.length
      const made = (at: Date) => `, made ${when(wallTime(at, timeZone))}`
      return [
        `Which one do you mean by '${target}'?`,
        ...tasks.map((task) => `- ${named(task)}${hasTwins ? made(task.createdAt) : ''}`),
        ...andMore(total - tasks.length),
        `${hasTwins ? tellTwinsApart : tellApart} I have changed nothing yet.`,
      ].join('\n')
    },
    notOpen: (isEveryTaskSeen) =>
      isEveryTaskSeen
        ? 'What I reminded you of is no longer open, so I have changed nothing.'
        : 'I did not find what I reminded you of among the open tasks changed last, and changed nothing.',
    summary: (steps) => `${capital(phrases(steps))}.`,
    proposed: (steps) => `Shall I ${phrases(steps)}? Answer "yes" or "no" within 10 minutes.`,
    proposedBefore: (steps) => `Do you mean that I shall ${phrases(steps)}? Answer "yes" or "no".`,
    ask: (doubt) => doubts[doubt],
    notUnderstood: () => 'I did not understand that, and have changed nothing. Can you say it in other words?',
  }) satisfies Partial<Replies>

const decisions = ({ phrases }: Words) =>
  ({
    yes: () => 'Yes',
    no: () => 'No',
    rejected: (steps) => `All right, I did not ${phrases(steps)}.`,
    rejectedNothing: () => 'All right, I have changed nothing.',
    nothingProposed: () => 'There is nothing that waits for a yes, so I have changed nothing.',
    alreadyRejected: () => 'You said no to that before, so I have changed nothing. Ask again if you want it after all.',
    alreadyDone: () => 'That was done before, so I have changed nothing now.',
    expired: () => 'That was more than 10 minutes ago, so I have changed nothing. Ask again if you still want it.',
    changedSince: ({ title }) =>
      `The task '${title}' has changed since I asked, so I left it as it is. Ask again if you still want it.`,
    isGone: ({ title }) => `The task '${title}' is no longer there.`,
  }) satisfies Partial<Replies>

const troubles = ({ phrase, phrases }: Words) =>
  ({
    refused: (step, reasons) => `I could not ${phrase(step)}: ${reasons.join('; ')}. Nothing was changed by it.`,
    tryLater: (step) => `I could not ${phrase(step)} just now, and nothing was changed by it. Try again in a moment.`,
    notKnown: (step, retry) =>
      `I tried to ${phrase(step)}, but got no answer in time, so I do not know whether it was done. ${again[retry]}`,
    stillAtIt: (steps) =>
      `You said yes to that before: I am about to ${phrases(steps)}, and do not know yet how it ends. Ask again in a moment.`,
    notReached: (step) => `I did not get to this: ${phrase(step)}.`,
    tasksUnreachable: () => 'I cannot reach your tasks just now, and have changed nothing. Try again in a moment.',
    interrupted: () => 'I was interrupted before I did anything, so nothing was changed. Please say it again.',
    interruptedAt: (steps, retry) =>
      `I was interrupted while I was about to ${phrases(steps)}, and do not know whether it was done. ${again[retry]}`,
  }) satisfies Partial<Replies>

const talk = {
  abilities: () =>
    'I keep your tasks: I can create, complete, delete and list them. Try "remind me to buy milk tomorrow at 5pm", "what is due today?" or "complete buy milk". I have changed nothing.',
} satisfies Partial<Replies>

/** "You have 2 open tasks due tomorrow", without the mark at its end. */
function headlineOf(total: number, what: string, tags: readonly string[], on: (date: string) => string): string {
  const count = (kind: string) => (total === 0 ? `no ${kind} tasks` : counted(total, `${kind} task`, `${kind} tasks`))
  const tagged = tags.length > 0 ? ` tagged ${and.format(tags.map((tag) => `'${tag}'`))}` : ''
  if (what === 'completed') return `You have ${count('completed')}${tagged}`
  if (what === 'overdue') return `You have ${count('overdue')}${tagged}`
  if (what === 'all') return `You have ${count('open')}${tagged}`
  return `You have ${count('open')}${tagged} due ${/^\d/.test(what) ? on(what) : what}`
}
