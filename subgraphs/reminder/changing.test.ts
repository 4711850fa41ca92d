import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { adas, deeds, deliveries, firedAs } from './changing.fixture.ts'
import { openWorld } from './reminder.fixture.ts'
import { changedTo, dueIn, next } from './task-facts.fixture.ts'
import { ahead, hour, personIn, refusal, within } from './verbs.fixture.ts'

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
