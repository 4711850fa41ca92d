import type { Memory } from './domain/discourse.ts'
import type { Step } from './domain/step.ts'
import type { QuestionReplies } from './replies/replies.ts'
import type { TaskGateway } from './task.gateway.ts'
import type { GatewayTask } from './task.shape.ts'
import type { Gateways } from './turn.sending.ts'
import type { Turn } from './turn.store.ts'

/** What stands against a command: what to ask, and the tasks that it names; `listed` of them by number. */
export type Asking = Readonly<{
  kind: 'ASK'
  say: (say: QuestionReplies) => string
  asks: 'TARGET' | 'TIME' | null
  taskIds: readonly string[]
  listed: number
}>

export const asking = (say: Asking['say'], asks: Asking['asks'], tasks: readonly GatewayTask[] = []): Asking => ({
  kind: 'ASK',
  say,
  asks,
  taskIds: tasks.map(({ id }) => id),
  listed: tasks.length,
})

/** `isGuess`: words were taken for others, or something nearer was preferred, so that a yes is asked for. */
export type Found =
  | Readonly<{ kind: 'TASKS'; tasks: readonly GatewayTask[]; isGuess: boolean }>
  | Asking
  | Readonly<{ kind: 'UNREACHABLE'; fault: unknown }>

/** Where to look. `candidates` are those that the assistant asked about, where the message answers that. */
export type Search = Readonly<{
  gateway: TaskGateway
  memory: Memory
  candidates: readonly string[]
  timeZone: string
  among: Among
}>

export type Among = Readonly<{
  name: 'OPEN' | 'COMPLETED' | 'DELETED' | 'ANY'
  statuses: readonly GatewayTask['status'][]
}>

export const mostNamed = 10

/** Two could be meant, so both are named. */
export function whichOf(target: string, tasks: readonly GatewayTask[], { timeZone }: Search): Asking {
  const first = tasks.slice(0, mostNamed)
  return asking((say) => say.whichTask({ target, total: tasks.length, tasks: first, timeZone }), 'TARGET', first)
}

/** What a command comes to: exact steps, whether a guess is in them, or what to ask first. */
export type Exact =
  | Readonly<{ kind: 'STEPS'; steps: readonly Step[]; isGuess: boolean; taskIds: readonly string[] }>
  | Asking
  | Readonly<{ kind: 'UNREACHABLE'; fault: unknown }>

/** What was said, where, and what it can point back to. */
export type Said = Readonly<{ turn: Turn; memory: Memory; gateways: Gateways; now: Date }>

/** Spoken of, and not listed. */
export const about = (asked: Asking, { id }: { id: string }): Asking => ({ ...asked, taskIds: [id], listed: 0 })
