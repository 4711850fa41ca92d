import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/id.ts'
import { openWorld, type World } from './reminder.fixture.ts'
import { changedTo, dueIn, next } from './task-facts.fixture.ts'
import { ahead, heard, hour, key, personIn, refusal, within } from './verbs.fixture.ts'

/** Ada with one reminder, an hour before a due in two hours. */
async function adas(world: World) {
  const task = await heard(world)
  const ada = personIn(world)
  return { task, ada, reminder: await ada('add', { taskId: task.id, lead: 'PT1H' }) }
}
/** As if it had fired: the app has it, a mail is on its way, and it is to come again. */
const firedAs = ({ admin }: World, id: string, status: 'PENDING' | 'SENT') =>
  admin.query(
    `with fired as (
       update reminder.reminder set status = $2, fired_at = now(), claim_at = now() + interval '1 hour',
         sent_at = case when $2 = 'SENT' then now() end, next_nag_at = now() + interval '1 hour', nag_count = 3
       where id = $1 returning id, owner_id
     )
     insert into reminder.delivery (owner_id, reminder_id, key, channel, status, is_confirmed, attempts, claim_at)
     select owner_id, id, id || status, 'EMAIL', status, true, 1, now()
     from fired, unnest(array['ACCEPTED', 'PENDING', 'RETRYING', 'FAILED']) status`,
    [id, status],
  )
const deliveries = async ({ admin }: World) =>
  (
    await admin.query<{ said: string }>(
      `select status || coalesce(' ' || last_error, '') as said from reminder.delivery order by key`,
    )
  ).map(({ said }) => said)
const deeds = ({ told }: World, taskId: string) => told(taskId).map(({ type, actortype }) => `${actortype} ${type}`)

test('another lead, another instant, other channels: each is told for what it is', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task, ada, reminder } = await adas(world)
  const { id } = reminder
  const at = ahead()

  const byLead = await ada('update', { id, lead: 'PT30M' })
  const byInstant = await ada('update', { id: id.toUpperCase(), at })
  const inApp = await ada('update', { id, channels: ['IN_APP'] })

  expect(Date.parse(byLead.triggerAt)).toBe(Date.parse(String(task.due?.at)) - hour / 2)
  expect(byInstant).toEqual({ ...reminder, lead: null, triggerAt: at })
  expect(inApp).toEqual(byInstant) // nothing is said of what nothing changes
  const same = await ada('update', { id })
  expect(same).toEqual(byInstant)
  const moved = ['user reminder.scheduled', 'user reminder.moved', 'user reminder.moved']
  await expect.poll(() => deeds(world, task.id), within).toEqual(moved)
})

test('what was removed, or has come, is set again by a time', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task, ada, reminder } = await adas(world)
  const { id } = reminder
  await ada('remove', { id })
  expect(await ada('update', { id, lead: 'PT10M' })).toMatchObject({ status: 'PENDING', cancelReason: null })

  await firedAs(world, id, 'SENT')
  expect(await ada('update', { id, at: ahead() })).toMatchObject({ status: 'PENDING', sentAt: null, lead: null })
  expect(await deliveries(world)).toContain('SKIPPED It was set to another time.')
  const rescheduled = ['cancelled', 'scheduled', 'scheduled'].map((deed) => `user reminder.${deed}`)
  await expect.poll(() => deeds(world, task.id).slice(1), within).toEqual(rescheduled)
})

test('bad input of an update is told all at once, and nothing is changed', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task, ada, reminder } = await adas(world)
  const { id } = reminder
  const before = await world.rows(task.id)
  const cases = [
    [{ lead: 'PT1H', at: ahead() }, ['input']],
    [{ lead: 'P367D', channels: [] }, ['input.lead', 'input.channels']],
    [{ at: ahead(-1) }, ['input.at']],
  ] as const

  for (const [input, paths] of cases)
    await expect(ada('update', { id, ...input })).rejects.toMatchObject(refusal('BAD_USER_INPUT', paths))
  await expect(ada('update', { id: newId(), at: ahead() })).rejects.toMatchObject(refusal('NOT_FOUND'))
  await expect(personIn(world, 'eve')('update', { id, at: ahead() })).rejects.toMatchObject(refusal('NOT_FOUND'))
  expect(await world.rows(task.id)).toEqual(before)
})

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

test.each(['SENT', 'PENDING'] as const)(
  'acknowledged while %s: it nags no more, and what is not delivered yet is not; twice is no error',
  async (status) => {
    const world = await openWorld({ isScheduling: false })
    const { task, ada, reminder } = await adas(world)
    const { id } = reminder
    await firedAs(world, id, status)

    const seen = await ada('acknowledge', { id })
    const again = await ada('acknowledge', { id })

    expect(seen).toMatchObject({ status: 'SENT', acknowledgedAt: expect.any(String) })
    expect(again).toEqual(seen)
    expect(await world.rows()).toMatchObject([{ next_nag_at: null, claim_at: null, version: 2 }])
    const skipped = 'SKIPPED You have seen it.'
    expect(await deliveries(world)).toEqual(['ACCEPTED', 'FAILED', skipped, skipped])
    const expected = ['user reminder.scheduled', 'user reminder.acknowledged']
    await expect.poll(() => deeds(world, task.id), within).toEqual(expected)
  },
)

test('what has not come yet cannot have been seen', async () => {
  const world = await openWorld({ isScheduling: false })
  const { ada, reminder } = await adas(world)

  await expect(ada('acknowledge', { id: reminder.id })).rejects.toMatchObject(refusal('CONFLICT'))
  await ada('remove', { id: reminder.id })
  expect(await ada('acknowledge', { id: reminder.id })).toMatchObject({ status: 'CANCELLED', acknowledgedAt: null })
})

test('the task is done: it nags no more, and a mail that is on its way goes nowhere', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task, reminder } = await adas(world)
  await firedAs(world, reminder.id, 'PENDING')
  await world.say(changedTo(next(task, { status: 'COMPLETED' })))

  await expect.poll(() => deliveries(world), within).toContain('SKIPPED The task is completed.')
  expect(await world.rows()).toMatchObject([{ status: 'CANCELLED', next_nag_at: null, claim_at: null }])
})

test('a task that has moved on unheard: its other reminders move with it, by us and not by its owner', async () => {
  const world = await openWorld({ isScheduling: false })
  const { task, ada, reminder } = await adas(world)
  const other = await ada('add', { taskId: task.id, at: ahead() })
  const moved = next(task, { due: dueIn(7 * hour) })
  await world.say(changedTo(moved), { isKept: false })

  await ada('snooze', { id: other.id, for: 'PT5M' })

  const [first, second] = await world.rows(task.id)
  expect(first).toMatchObject({ id: other.id })
  expect(second).toMatchObject({
    id: reminder.id,
    trigger_at: new Date(Date.parse(String(moved.due?.at)) - hour),
    version: 2,
  })
  const added = ['user reminder.scheduled', 'user reminder.scheduled']
  const expected = [...added, 'system reminder.moved', 'user reminder.snoozed']
  await expect.poll(() => deeds(world, task.id), within).toEqual(expected)
  await world.say(changedTo(moved))
  await world.say(changedTo(next(moved, { status: 'DELETED' })))
  await expect.poll(() => deeds(world, task.id).slice(4), within).toEqual(Array(2).fill('system reminder.cancelled'))
})
