import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTask, changedTo, created, next } from '../task-facts.fixture.ts'
import { due, hearAll, now, time } from './hear-task.fixture.ts'
import type { Heard } from './hear-task.ts'
import type { Reminder } from './reminder.ts'

// A life of a task: each step one minute after the other.
const step = fc.constantFrom(
  { due: due('10:00') },
  { due: due('15:00') },
  { due: due('07:00') },
  { due: due('08:03') },
  { due: null },
  { status: 'COMPLETED' as const },
  { status: 'DELETED' as const },
  { title: 'Another' },
)
const life = fc.array(step, { maxLength: 5 }).map((steps) => {
  const task = aTask({ ...time, due: due('10:00') })
  const versions = [task]
  for (const [index, values] of steps.entries()) {
    const updatedAt = new Date(now.getTime() + (index + 1) * 60_000).toISOString()
    versions.push(next(versions.at(-1) ?? task, { ...values, updatedAt }))
  }
  return versions.map((version, index) =>
    index === 0 ? created(version, [{ lead: 'PT0S' }, { lead: 'PT1H' }]) : changedTo(version),
  )
})
const essence = ({ reminders }: Heard) =>
  reminders.map(({ lead, triggerAt, status }: Reminder) =>
    // A cancelled one keeps the time that it had, which depends on what was heard before.
    status === 'PENDING' ? { lead, triggerAt, status } : { lead, status },
  )

test('heard in order with every event repeated, a life ends as it does when each is heard once', () => {
  fc.assert(
    fc.property(life, fc.array(fc.nat(), { maxLength: 10 }), (facts, repeats) => {
      const stuttering = facts.flatMap((fact, index) => [
        fact,
        ...repeats.slice(0, 3).map((pick) => facts[pick % (index + 1)] ?? fact),
      ])

      expect(essence(hearAll(stuttering))).toEqual(essence(hearAll(facts)))
    }),
  )
})

const shuffled = life.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
)

test('in whatever order, what is known is the newest, and nothing is pending for a task that is closed or has no due', () => {
  fc.assert(
    fc.property(shuffled, ([facts, order]) => {
      const { task, reminders } = hearAll(order)
      const last = facts.at(-1)?.data.task

      expect(task).toMatchObject({ version: facts.length, isPlanned: true, status: last?.status })
      expect(reminders).toHaveLength(2)
      const waiting = reminders.filter(({ status }) => status === 'PENDING')
      if (last?.status !== 'ACTIVE' || !last.due) expect(waiting).toEqual([])
      for (const { lead, triggerAt } of waiting)
        expect(triggerAt.getTime()).toBe(Date.parse(String(last?.due?.at)) - (lead === 'PT1H' ? 3_600_000 : 0))
    }),
  )
})

test('in whatever order, nothing is forgotten that comes when all is heard in order, if the first event is heard last', () => {
  fc.assert(
    fc.property(shuffled, ([facts, order]) => {
      const [first] = facts
      const lastFirst = [...order.filter((fact) => fact !== first), ...(first ? [first] : [])]
      const inOrder = essence(hearAll(facts)).filter(({ status }) => status === 'PENDING')

      expect(essence(hearAll(lastFirst))).toEqual(expect.arrayContaining(inOrder))
    }),
  )
})

test('what came due between two versions is late and not forgotten, though the first event is heard last', () => {
  const task = aTask({ ...time, due: due('10:00') })
  const moved = next(task, { due: due('10:05'), updatedAt: '2030-01-01T09:50:00Z' })
  const retitled = next(moved, { title: 'Another', updatedAt: '2030-01-01T10:10:00Z' })
  const facts = [created(task), changedTo(moved), changedTo(retitled)]

  const { reminders } = hearAll(facts.toReversed())

  expect(reminders).toMatchObject([{ status: 'PENDING', triggerAt: new Date('2030-01-01T10:05:00Z') }])
  expect(essence(hearAll(facts))).toEqual(essence(hearAll(facts.toReversed())))
})

test('the first event, heard after the second alone, changes nothing of what that made past', () => {
  const task = aTask({ ...time, due: due('10:00') })
  const moved = next(task, { due: due('08:30'), updatedAt: '2030-01-01T09:00:00Z' })

  expect(hearAll([changedTo(moved), created(task)]).reminders).toMatchObject([{ cancelReason: 'PAST' }])
})
