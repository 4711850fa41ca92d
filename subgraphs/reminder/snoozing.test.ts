import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { adas, deeds, deliveries, firedAs } from './changing.fixture.ts'
import { openWorld } from './reminder.fixture.ts'
import { changedTo, dueIn, next } from './task-facts.fixture.ts'
import { ahead, hour, key, refusal, within } from './verbs.fixture.ts'

test('a reminder comes later: at an instant, or from when it fires', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task, ada, reminder } = await adas(world)
  const { id } = reminder
  const until = ahead(5 * hour)

  const later = await ada('snooze', { id, for: 'PT10M' })
  expect(Date.parse(later.triggerAt)).toBe(Date.parse(reminder.triggerAt) + 600_000)
  expect(later).toMatchObject({ status: 'PENDING', snoozedUntil: later.triggerAt, lead: 'PT1H' })
  expect(await ada('snooze', { id, until })).toMatchObject({ triggerAt: until, snoozedUntil: until })

  const moved = dueIn(9 * hour)
  await world.say(changedTo(next(task, { title: 'Feed the cat' })))
  await world.say(changedTo(next(next(task, {}), { due: moved })))
  const [, ...rest] = ['scheduled', 'snoozed', 'snoozed'].map((deed) => `user reminder.${deed}`)
  await expect.poll(() => deeds(world, task.id).slice(1), within).toEqual([...rest, 'system reminder.moved'])
  expect(await world.rows(task.id)).toMatchObject([
    { trigger_at: new Date(Date.parse(moved.at) - hour), snoozed_until: null },
  ])
})

test('snoozed after it fired: it nags no more, what is on its way goes nowhere, and it comes again', async () => {
  const world = await openWorld({ isScheduling: false })
  const { ada, reminder } = await adas(world)
  const { id } = reminder
  await firedAs(world, id, 'SENT')
  const about = systemClock.now().getTime()
  const { triggerAt } = await ada('snooze', { id, for: 'PT10M' })

  expect(Math.abs(Date.parse(triggerAt) - about - 600_000)).toBeLessThan(60_000)
  expect(await world.rows()).toMatchObject([
    { status: 'PENDING', next_nag_at: null, nag_count: 0, fired_at: null, claim_at: new Date(triggerAt) },
  ])
  expect(await deliveries(world)).toEqual(['ACCEPTED', 'FAILED', 'SKIPPED You snoozed it.', 'SKIPPED You snoozed it.'])
})

test('for an earlier time a snooze names the verb that sets it, and the same snooze again is the same', async () => {
  const world = await openWorld({ isScheduling: false })
  const { ada, reminder } = await adas(world)
  const { id } = reminder

  await expect(ada('snooze', { id, until: ahead(hour / 2) })).rejects.toThrow(/updateReminder/)
  const until = ahead(5 * hour)
  const snoozed = await ada('snooze', { id, until })
  expect(await ada('snooze', { id, until })).toEqual(snoozed)
})

test('bad input of a snooze is told all at once', async () => {
  const world = await openWorld({ isScheduling: false })
  const { ada, reminder } = await adas(world)
  const { id } = reminder
  const cases = [
    [{}, ['input']],
    [{ for: 'PT5M', until: ahead() }, ['input']],
    [{ for: 'PT59S' }, ['input.for']],
    [{ for: 'P367D', idempotencyKey: '' }, ['input.for', 'input.idempotencyKey']],
    [{ for: '-PT5M' }, ['input.for']],
    [{ for: 'P1M' }, ['input.for']],
    [{ until: ahead(-1) }, ['input.until']],
    [{ until: reminder.triggerAt }, ['input.until']],
    [{ until: ahead(hour / 2) }, ['input.until']],
    [{ until: ahead(hour / 2), moveTask: true }, ['input.until']],
    [{ until: ahead(367 * 24 * hour + hour) }, ['input.until']],
  ] as const

  for (const [input, paths] of cases)
    await expect(ada('snooze', { id, ...input }), JSON.stringify(input)).rejects.toMatchObject(
      refusal('BAD_USER_INPUT', paths),
    )
  expect(await world.rows()).toMatchObject([{ version: 1 }])
})

test('what is snoozed again and again comes to the end of all years, and no further', async () => {
  const world = await openWorld({ isScheduling: false })
  const { ada, task } = await adas(world)
  const { id } = await ada('add', { taskId: task.id, at: '9997-12-31T00:00:00Z' })

  expect(await ada('snooze', { id, for: 'P365D' })).toMatchObject({ triggerAt: '9998-12-31T00:00:00.000Z' })
  await expect(ada('snooze', { id, for: 'P1D' })).rejects.toMatchObject(refusal('BAD_USER_INPUT', ['input.for']))
})

test('what was removed is not snoozed, nor the reminder of a task that is done', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task, ada, reminder } = await adas(world)
  const { id } = reminder
  await world.say(changedTo(next(task, { status: 'COMPLETED' })), { isKept: false })
  await expect(ada('snooze', { id, for: 'PT5M' })).rejects.toThrow(/reopenTask/)
  await expect(ada('update', { id, lead: 'PT5M' })).rejects.toThrow(/reopenTask/)

  await ada('remove', { id })
  await world.say(changedTo(next(next(task, {}), {})), { isKept: false })
  await expect(ada('snooze', { id, for: 'PT5M' })).rejects.toThrow(/updateReminder/)
  expect(await world.rows()).toMatchObject([{ status: 'CANCELLED', cancel_reason: 'REMOVED' }])
})

test('the same key again moves nothing further', async () => {
  const world = await openWorld({ isScheduling: false })
  const { ada, reminder } = await adas(world)
  const input = { id: reminder.id, for: 'PT10M', idempotencyKey: key() }

  const answers = await Promise.all(Array.from({ length: 5 }, () => ada('snooze', input)))

  expect(new Set(answers.map(({ triggerAt }) => triggerAt)).size).toBe(1)
  expect(await world.rows()).toMatchObject([{ version: 2, trigger_at: new Date(answers[0]?.triggerAt ?? '') }])
})
