import { expect, test } from 'vitest'
import { type Claim, type SeenTask, unconfirmed, verdictOn } from './verdict.ts'

const at = (time: string) => new Date(`2030-01-01T${time}Z`)
const due = (time: string) => ({ date: '2030-01-01', time, timeZone: 'UTC' })

/** At its due, 10:00, looked at half a second later; the task is known at version 2. */
const claim: Claim = {
  id: 'r',
  taskId: 't',
  lead: 'PT0S',
  plannedAt: at('10:00:00'),
  triggerAt: at('10:00:00'),
  isNag: false,
  knownVersion: 2,
  now: at('10:00:00.500'),
}
const seen: SeenTask = { title: 'Tea', status: 'ACTIVE', priority: 'LOW', version: 2, due: due('10:00') }

test('a task that is open and has not changed is sent', () => {
  expect(verdictOn(claim, seen)).toEqual({ is: 'send', triggerAt: claim.triggerAt, hasMoved: false, seen })
})

test.each([
  ['completed', { ...seen, version: 3, status: 'COMPLETED' }, 'TASK_COMPLETED'],
  ['deleted', { ...seen, version: 3, status: 'DELETED' }, 'TASK_DELETED'],
  ['gone', null, 'TASK_DELETED'],
])('a task that is %s is not sent, though we have not heard of it', (_, task, reason) => {
  expect(verdictOn(claim, task)).toEqual({ is: 'cancel', reason })
})

test('a task that has changed, but not its due, need not be heard of first', () => {
  expect(verdictOn(claim, { ...seen, version: 3 })).toMatchObject({ is: 'send' })
})

test.each([
  ['later', due('11:00')],
  ['earlier', due('09:00')],
  ['away', null],
])('a due that was moved %s waits for its event', (_, moved) => {
  expect(verdictOn(claim, { ...seen, version: 3, due: moved })).toEqual({ is: 'wait', ms: 125 })
})

test('an instant of its own waits for no due', () => {
  expect(verdictOn({ ...claim, lead: null }, { ...seen, version: 3, due: due('11:00') })).toMatchObject({ is: 'send' })
})

test('when the event does not come, what is seen is what counts, at the time that is seen', () => {
  const moved = { ...seen, version: 3, due: due('11:00') }

  expect(verdictOn({ ...claim, now: at('10:59:59') }, moved)).toMatchObject({ is: 'wait' })
  expect(verdictOn({ ...claim, now: at('11:00:00') }, moved)).toEqual({
    is: 'send',
    triggerAt: at('11:00:00'),
    hasMoved: true,
    seen: moved,
  })
})

test('the longer an event does not come, the less it is waited for, but never past the due that is seen', () => {
  const away = { ...seen, version: 3, due: null }

  expect(verdictOn({ ...claim, now: at('10:02:00') }, away)).toEqual({ is: 'wait', ms: 30_000 })
  expect(verdictOn({ ...claim, now: at('23:00:00') }, away)).toEqual({ is: 'wait', ms: 3_600_000 })
  expect(verdictOn({ ...claim, now: at('10:58:00') }, { ...away, due: due('11:00') })).toEqual({
    is: 'wait',
    ms: 120_000,
  })
})

test('when nothing can be seen it is sent on what is known, and says so', () => {
  expect(unconfirmed(claim)).toEqual({ is: 'send', triggerAt: claim.triggerAt, hasMoved: false, seen: null })
})

const nag: Claim = { ...claim, isNag: true, triggerAt: at('10:30:00'), now: at('10:30:00.500') }

test('one that comes again is looked up as any other', () => {
  expect(verdictOn(nag, seen)).toEqual({ is: 'send', triggerAt: nag.triggerAt, hasMoved: false, seen })
  expect(verdictOn(nag, { ...seen, version: 3, status: 'COMPLETED' })).toMatchObject({ is: 'cancel' })
})

test('one that comes again waits for the event of a due that was moved, as it may begin anew', () => {
  const moved = { ...seen, version: 3, due: due('12:00') }

  expect(verdictOn(nag, moved)).toMatchObject({ is: 'wait' })
  expect(verdictOn({ ...nag, now: at('11:00:00') }, moved)).toMatchObject({ is: 'wait' })
})

test('one that comes again does so at its own instant, though the due was moved and the event is held up for long', () => {
  const moved = { ...seen, version: 3, due: due('09:00') }

  expect(verdictOn({ ...nag, now: at('10:31:01') }, moved)).toMatchObject({ is: 'send', triggerAt: nag.triggerAt })
})
