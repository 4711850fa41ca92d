import { z } from 'zod'
import type { Cause } from '../../kafka/envelope.ts'
import { badInput, unavailable } from '../../platform/errors.ts'
import type { Keyed } from '../../platform/idempotency.ts'
import type { KnownTask } from './domain/follow-task.ts'
import { movedDue } from './domain/move-due.ts'
import { type Snooze, snoozedTo, snoozeReminder } from './domain/snooze.ts'
import { type DueWords, isSameDue } from './domain/trigger.ts'
import { forgetPlan, keepPlan } from './reminder.answers.ts'
import { situationOf, withOthers } from './reminder.situation.ts'
import type { ServiceParts } from './service.parts.ts'
import { isRefusal } from './task.gateway.ts'

/** What is set out to be done, in absolute terms, so that doing it again after a crash does nothing further. */
const movePlan = z.object({
  until: z.iso.datetime().transform((at) => new Date(at)),
  due: z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string() }).nullable(),
  version: z.number(),
})
type MovePlan = z.infer<typeof movePlan>

export type Move = Snooze & Readonly<{ id: string; keyed: Keyed | null; planned: unknown }>
export type Moved = Readonly<{ until: Date; task: KnownTask }>

/** Moves a reminder's task as far as the reminder is to go, at the task subgraph, as whoever asks. */
export function taskMoving({ db, settle, tasks }: ServiceParts, cause: Cause) {
  const { ownerId } = cause

  const makePlan = (move: Move, seen: KnownTask): Promise<MovePlan> =>
    settle.at(async (tx) => {
      const situation = await situationOf(tx, seen.id, seen, cause)
      const { reminder, ...about } = withOthers(situation, move.id)
      const until = snoozedTo(reminder, move, about.now)
      snoozeReminder(reminder, until, about) // refuses now what it would refuse once the task has moved
      const { due, version } = situation.task
      if (!due) throw badInput([{ path: 'input.moveTask', problem: 'the task has no due that could move' }])
      return { answer: { until, due: movedDue(reminder, due, until), version }, changes: situation.changes }
    })

  const planOf = async (move: Move, seen: KnownTask): Promise<MovePlan> => {
    if (move.planned != null) return movePlan.parse(move.planned)
    const plan = await makePlan(move, seen)
    return move.keyed ? movePlan.parse(await keepPlan(db, ownerId, move.keyed, plan)) : plan
  }

  return async (move: Move, seen: KnownTask | null): Promise<Moved> => {
    if (!seen) throw unavailable('task')
    const { until, due, version } = await planOf(move, seen)
    if (!due || isAt(seen, due)) return { until, task: seen }
    try {
      return { until, task: await tasks.reschedule(seen.id, due, version) }
    } catch (error) {
      if (move.keyed && isRefusal(error)) await forgetPlan(db, ownerId, move.keyed)
      throw error
    }
  }
}

const isAt = ({ due: now }: KnownTask, due: DueWords) => now !== null && isSameDue(now, due)
