import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openWorld } from './reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from './task-facts.fixture.ts'
import { ahead, heard, hour, personIn, refusal, within } from './verbs.fixture.ts'

test('a lead counts back from the due, an instant is itself, and the world is told who did it', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  const at = ahead()

  const byLead = await ada('add', { taskId: task.id, lead: 'pt30m' })
  const byInstant = await ada('add', { taskId: task.id.toUpperCase(), at, channels: ['IN_APP'] })

  expect(byLead).toMatchObject({ lead: 'PT30M', status: 'PENDING', channels: ['IN_APP'], snoozedUntil: null })
  expect(Date.parse(byLead.triggerAt)).toBe(Date.parse(String(task.due?.at)) - hour / 2)
  expect(byInstant).toMatchObject({ lead: null, triggerAt: at, status: 'PENDING' })
  await expect.poll(() => world.told(task.id), within).toHaveLength(2)
  expect(world.told(task.id)[0]).toMatchObject({
    type: 'reminder.scheduled',
    ...{ ownerid: 'ada', actortype: 'user', actorid: 'ada', correlationid: 'asking-for-it', aggregateversion: 1 },
    data: { reminder: { id: byLead.id, lead: 'PT30M' }, changes: { status: { old: null, new: 'PENDING' } } },
  })
})

test('it comes at its time, by a scheduler that slept', async () => {
  const world = await openWorld()
  const [task, ada] = [await heard(world), personIn(world)]
  const { id } = await ada('add', { taskId: task.id, at: ahead(300) })

  await expect.poll(() => world.told(task.id).map(({ type }) => type), within).toContain('reminder.fired')
  expect(await world.rows(task.id)).toMatchObject([{ id, status: 'SENT' }])
})

test('a lead that lands in the past comes at once when the due is ahead, and is a problem when it is not', async () => {
  const world = await openWorld({ isScheduling: false })
  const ada = personIn(world)
  const soon = await heard(world, { due: dueIn(hour / 2) })
  const over = await heard(world, { due: dueIn(-hour) })

  expect(await ada('add', { taskId: soon.id, lead: 'PT1H' })).toMatchObject({ status: 'PENDING' })
  await expect(ada('add', { taskId: over.id, lead: 'PT0S' })).rejects.toMatchObject(
    refusal('BAD_USER_INPUT', ['input.lead']),
  )
  expect(await world.rows(over.id)).toEqual([])
})

test('bad input is told all at once, and nothing is stored', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  const taskId = task.id
  const cases = [
    [{ lead: 'PT1H', at: ahead() }, ['input']],
    [{}, ['input']],
    [{ lead: '-PT1S' }, ['input.lead']],
    [{ lead: 'P367D' }, ['input.lead']],
    [{ lead: 'soon' }, ['input.lead']],
    [{ at: ahead(-1) }, ['input.at']],
    [{ at: ahead(-hour), channels: [] }, ['input.at', 'input.channels']],
    [
      { at: 'tomorrow', channels: [], idempotencyKey: 'x'.repeat(129) },
      ['input.at', 'input.channels', 'input.idempotencyKey'],
    ],
  ] as const

  for (const [input, paths] of cases)
    await expect(ada('add', { taskId, ...input }), JSON.stringify(input)).rejects.toMatchObject(
      refusal('BAD_USER_INPUT', paths),
    )
  expect(await world.rows(taskId)).toEqual([])
})

test('a lead of zero is the due itself, and 366 days are the most', async () => {
  const world = await openWorld({ isScheduling: false })
  const task = await heard(world, { due: dueIn(400 * 24 * hour) })
  const ada = personIn(world)

  expect((await ada('add', { taskId: task.id, lead: 'PT0S' })).triggerAt).toBe(task.due?.at)
  expect(await ada('add', { taskId: task.id, lead: 'P366D' })).toMatchObject({ status: 'PENDING' })
})

test('a task without a due takes an instant, and no lead', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world, {}), personIn(world)]

  await expect(ada('add', { taskId: task.id, lead: 'PT5M' })).rejects.toThrow(/input\.lead: the task has no due/)
  expect(await ada('add', { taskId: task.id, at: ahead() })).toMatchObject({ status: 'PENDING' })
})

test('ten reminders to come are the most that a task has; what is removed makes room', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  const add = () => ada('add', { taskId: task.id, at: ahead() })
  const [first] = await Promise.all(Array.from({ length: 10 }, add))

  await expect(add()).rejects.toMatchObject(refusal('LIMIT_EXCEEDED'))
  await ada('remove', { id: first?.id })
  expect(await add()).toMatchObject({ status: 'PENDING' })
})

test('eleven at once are no more than ten', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  const answers = await Promise.allSettled(
    Array.from({ length: 11 }, () => ada('add', { taskId: task.id, at: ahead() })),
  )

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  expect(await world.rows(task.id)).toHaveLength(10)
})

test('S7: the task of somebody else is answered like none at all, and so is a reminder', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada, eve] = [await heard(world), personIn(world), personIn(world, 'eve')]
  const { id } = await ada('add', { taskId: task.id, at: ahead() })
  const messageOf = (asked: Promise<unknown>) => asked.then(String, (error: unknown) => JSON.stringify(error))

  const theirs = await Promise.all([
    messageOf(eve('add', { taskId: task.id, at: ahead() })),
    messageOf(eve('remove', { id })),
  ])
  const nobodys = await Promise.all([
    messageOf(eve('add', { taskId: newId(), at: ahead() })),
    messageOf(eve('remove', { id: newId() })),
  ])

  expect(theirs).toEqual(nobodys)
  expect(theirs.join()).toContain('NOT_FOUND')
  expect(await messageOf(eve('remove', { id: 'no id' }))).toBe(nobodys[1])
  expect(await world.rows()).toMatchObject([{ id, status: 'PENDING' }])
})

test.each([
  ['COMPLETED', /reopenTask/],
  ['DELETED', /restoreTask/],
] as const)('a task that is %s takes none, also before that was heard of', async (status, sentence) => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  await world.say(changedTo(next(task, { status })), { isKept: false })

  await expect(ada('add', { taskId: task.id, at: ahead() })).rejects.toMatchObject(refusal('CONFLICT'))
  await expect(ada('add', { taskId: task.id, at: ahead() })).rejects.toThrow(sentence)
})

test('a task whose first event has yet to come takes one; then it comes, with its own, and so do later ones', async () => {
  const world = await openWorld({ isScheduling: false })
  const ada = personIn(world)
  const task = aTask({ due: dueIn(2 * hour) })
  const moved = next(task, { due: dueIn(5 * hour) })
  await world.say(created(task, [{ lead: 'PT1H' }]), { isKept: false })
  await world.say(changedTo(moved), { isKept: false })

  const { id, triggerAt } = await ada('add', { taskId: task.id, lead: 'PT0S' })
  expect(triggerAt).toBe(moved.due?.at)
  await world.say(created(task, [{ lead: 'PT1H' }]))
  await expect.poll(() => world.rows(task.id), within).toHaveLength(2)
  await world.say(changedTo(moved))
  const due = dueIn(6 * hour)
  await world.say(changedTo(next(moved, { due })))

  await expect
    .poll(() => world.rows(task.id), within)
    .toMatchObject([
      { lead: 'PT1H', status: 'PENDING' },
      { id, status: 'PENDING', trigger_at: new Date(due.at) },
    ])
})

test('while tasks cannot be reached, what was heard of them counts; of what never was, nobody can say', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  world.tasks.isReachable = false

  expect(await ada('add', { taskId: task.id, lead: 'PT5M' })).toMatchObject({ status: 'PENDING' })
  await expect(ada('add', { taskId: newId(), at: ahead() })).rejects.toMatchObject(refusal('UNAVAILABLE'))
  await expect(personIn(world, 'eve')('add', { taskId: task.id, at: ahead() })).rejects.toMatchObject(
    refusal('UNAVAILABLE'),
  )
})

test('removed it stays to be seen, and a second time nothing happens', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  const { id } = await ada('add', { taskId: task.id, lead: 'PT5M' })

  const once = await ada('remove', { id })
  const twice = await ada('remove', { id })

  expect(once).toMatchObject({ status: 'CANCELLED', cancelReason: 'REMOVED' })
  expect(twice).toEqual(once)
  await world.say(changedTo(next(task, { due: dueIn(9 * hour) })))
  await expect.poll(() => world.told(task.id), within).toHaveLength(2)
  expect(await world.rows(task.id)).toMatchObject([{ status: 'CANCELLED', cancel_reason: 'REMOVED', version: 2 }])
})
