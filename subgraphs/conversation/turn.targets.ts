import { listFilter } from './domain/list-filter.ts'
import type { Step } from './domain/step.ts'
import type { Command } from './interpreter/interpreter.ts'
import { itself } from './interpreter/it-is-done.ts'
import { type Found, findTarget } from './interpreter/target.ts'
import type { SeenTasks as OpenTasks } from './task.gateway.ts'
import type { GatewayTask as OpenTask } from './task.shape.ts'
import type { Gateways } from './turn.sending.ts'
import type { Turn } from './turn.store.ts'

/**
 * What commands mean here and now, and whether a part of a title was taken for the whole; or why the first of them that is not
 * exact enough is not.
 */
export type Steps =
  | Readonly<{ kind: 'STEPS'; steps: readonly Step[]; isGuess: boolean }>
  | Readonly<{ kind: 'NO_SUCH_TASK'; target: string; isEveryTaskSeen: boolean }>
  /** What "it" stood for. */
  | Readonly<{ kind: 'NOT_OPEN'; isEveryTaskSeen: boolean }>
  | Readonly<{ kind: 'WHICH_TASK'; target: string; tasks: readonly OpenTask[] }>
  | Readonly<{ kind: 'UNCLEAR' }>
  | Readonly<{ kind: 'UNREACHABLE'; fault: unknown }>

/** What was said, and the tasks that "it" can mean there. */
type Said = Readonly<{ turn: Turn; remindedOf: readonly string[] }>

/** The exact steps of a turn's commands. Their keys follow from the message, so that they are the same each time. */
export async function stepsOf(commands: readonly Command[], said: Said, { tasks }: Gateways): Promise<Steps> {
  const { turn, remindedOf } = said
  const open = commands.some(({ target }) => target !== null) ? await tasks.all(['ACTIVE']) : noTasks
  if (open.kind !== 'OK') return { kind: 'UNREACHABLE', fault: open }

  const exact = commands.map((command, index) => {
    const key = `${turn.id}:${index}`
    if (command.target === itself && remindedOf.length > 0) return ofIt(command, key, remindedOf, open.value)
    return command.target ? named(command, command.target, key, open.value) : alone(command, key, turn)
  })
  const inexact = exact.find(({ kind }) => kind !== 'STEPS')
  if (inexact) return inexact
  const found = exact.filter((each) => each.kind === 'STEPS')
  return {
    kind: 'STEPS',
    steps: found.flatMap(({ steps }) => steps),
    isGuess: found.some(({ isGuess }) => isGuess),
  }
}

const noTasks = { kind: 'OK', value: { tasks: [], isEvery: true } } as const

const oneStep = (step: Step, isGuess = false): Steps => ({ kind: 'STEPS', steps: [step], isGuess })

function alone(command: Command, key: string, { timeZone }: Turn): Steps {
  const { intent, title, priority, tags, wantsReminder } = command
  if (intent === 'CREATE_TASK' && title !== null)
    return oneStep({
      ...{ kind: 'create', key, title, due: wordsOf(command.due), priority, tags: [...tags], wantsReminder },
      ...{ recurrence: command.recurrence, reminders: null },
    })
  if (intent !== 'QUERY_TASKS') return { kind: 'UNCLEAR' }

  const { query } = command
  if (!query) return { kind: 'UNCLEAR' }
  const { asks, isRepeating, words: what } = query
  return oneStep({ kind: 'list', what, filter: listFilter(query, timeZone), asks, isRepeating })
}

// The instant follows from the words, and task works it out for itself.
const wordsOf = (due: Command['due']) => due && { date: due.date, time: due.time, timeZone: due.timeZone }

function ofIt(command: Command, key: string, ids: readonly string[], open: OpenTasks): Steps {
  const tasks = open.tasks.filter(({ id }) => ids.includes(id))
  const [task, ...others] = tasks
  if (!task) return { kind: 'NOT_OPEN', isEveryTaskSeen: open.isEvery }
  return others.length > 0 ? { kind: 'WHICH_TASK', target: itself, tasks } : onTask(task, command, key)
}

function named(command: Command, target: string, key: string, open: OpenTasks): Steps {
  const found = meant(nearOf(command), target, open.tasks)
  if (found.kind === 'none') return { kind: 'NO_SUCH_TASK', target, isEveryTaskSeen: open.isEvery }
  if (found.kind === 'many') return { kind: 'WHICH_TASK', target, tasks: found.tasks }

  const { task, isWhole } = found
  return onTask(task, command, key, !isWhole || !isDayOf(nearOf(command), task))
}

/** Deleting is proposed in any case, so it need not be a guess. */
function onTask(task: OpenTask, { intent }: Command, key: string, isGuess = false): Steps {
  const existing = { key, id: task.id, title: task.title, due: task.due, version: task.version }
  if (intent === 'COMPLETE_TASK') return oneStep({ kind: 'complete', ...existing }, isGuess)
  if (intent === 'DELETE_TASK') return oneStep({ kind: 'delete', ...existing, scope: 'THIS' })
  return { kind: 'UNCLEAR' }
}

/** "finish the report by Friday" of what is not due on Friday is rather what is still to be done. */
const isDayOf = (due: Command['due'], task: OpenTask) => due === null || task.due?.date === due.date

/** A day and a time that were said tell apart what the words do not; they rule nothing out that the words alone name. */
const nearOf = ({ meant }: Command) => (meant?.kind === 'WORDS' ? meant.near : null)

function meant(due: Command['due'], target: string, tasks: readonly OpenTask[]): Found<OpenTask> {
  const found = findTarget(target, tasks)
  if (found.kind !== 'many' || due === null) return found
  const thatDay = found.tasks.filter((task) => task.due?.date === due.date)
  const thatTime = thatDay.filter((task) => task.due?.time === due.time)
  const near = [thatTime, thatDay].find(({ length }) => length > 0)
  return near ? findTarget(target, near) : found
}
