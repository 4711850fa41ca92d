import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import { takeBack } from './follow-on.ts'
import type { Means } from './means.ts'
import { mustNotBeDeleted } from './refusals.ts'
import { changeTo } from './task.ts'

/** Takes the next occurrence back; one that somebody touched stays open beside this one. */
export function reopenTask(situation: Situation, { now }: Pick<Means, 'now'>): Decision {
  const { task } = situation
  mustNotBeDeleted(task, 'reopened')
  if (task.status === 'ACTIVE') return unchanged(task)
  const own = changeTo(task, { status: 'ACTIVE', completedAt: null }, 'REOPENED', now)
  return decided(own, takeBack(situation, task.completedAt, now))
}
