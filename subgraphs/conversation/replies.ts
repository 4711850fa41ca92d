import type { Step } from './domain/plan.ts'
import type { Doubt, DueSlot } from './interpreter/interpreter.ts'

/** A task as people know it. */
export type NamedTask = Readonly<{ title: string; due: Pick<DueSlot, 'date' | 'time' | 'timeZone'> | null }>

/** How to have finished what is unfinished: repeat the request with its key, say yes again, or only ask anew. */
export type Retry = 'REPEAT' | 'YES' | 'ANEW'

/** Everything that the assistant says, each a whole sentence or more: word order belongs to the language. */
export type Replies = Readonly<{
  created: (task: NamedTask, wantsReminder: boolean) => string
  completed: (task: NamedTask) => string
  deleted: (task: NamedTask) => string
  /** `what` and `tags` are the filter; `tasks` are the first of `total`. */
  listed: (list: {
    what: string
    tags: readonly string[]
    total: number
    tasks: readonly NamedTask[]
    timeZone: string
  }) => string
  /** A reminder fired; `task` is null when nobody could look it up. */
  reminded: (task: NamedTask | null, isLate: boolean) => string
  /** What was reminded of is done or gone by now. */
  notOpen: (isEveryTaskSeen: boolean) => string
  noSuchTask: (target: string, isEveryTaskSeen: boolean) => string
  /** `tasks` are the first of `total`; they were made at instants, told in `timeZone`. */
  whichTask: (meant: {
    target: string
    total: number
    tasks: readonly (NamedTask & Readonly<{ createdAt: Date }>)[]
    timeZone: string
  }) => string
  /** What a proposal does, in one sentence. */
  summary: (steps: readonly Step[]) => string
  proposed: (steps: readonly Step[]) => string
  /** Something else was said since it was proposed. */
  proposedBefore: (steps: readonly Step[]) => string
  rejected: (steps: readonly Step[]) => string
  nothingProposed: () => string
  rejectedNothing: () => string
  alreadyRejected: () => string
  alreadyDone: () => string
  expired: () => string
  changedSince: (task: NamedTask) => string
  isGone: (task: NamedTask) => string
  refused: (step: Step, reasons: readonly string[]) => string
  tryLater: (step: Step) => string
  /** Sent, but whether it took effect is not known. */
  notKnown: (step: Step, retry: Retry) => string
  /** Another turn is doing it, and takes long. */
  stillAtIt: (steps: readonly Step[]) => string
  notReached: (step: Step) => string
  tasksUnreachable: () => string
  interrupted: () => string
  interruptedAt: (steps: readonly Step[], retry: Retry) => string
  abilities: () => string
  notUnderstood: () => string
  /** The question that a doubt makes the assistant ask back; it shows a way to say it. */
  ask: (doubt: Doubt) => string
  /** What a person says by confirming or rejecting without words. */
  yes: () => string
  no: () => string
}>
