import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import { followOn } from './follow-on.ts'
import type { Means } from './means.ts'
import { mustNotBeDeleted } from './refusals.ts'
import { changeTo } from './task.ts'

/** Completing twice is not an error: people click twice, and agents retry. The second time nothing happened. */
export function completeTask(situation: Situation, means: Means): Decision {
  const { task, open } = situation
  mustNotBeDeleted(task, 'completed')
  if (task.status === 'COMPLETED') return unchanged(task, open[0])
  const own = changeTo(task, { status: 'COMPLETED', completedAt: means.now }, 'COMPLETED', means.now)
  return decided(own, followOn(situation, means))
}
