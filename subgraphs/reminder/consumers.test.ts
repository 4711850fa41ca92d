import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openWorld } from './reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from './task-facts.fixture.ts'

const within = { timeout: 10_000, interval: 20 }
const hour = 3_600_000

/** The scheduler rests, so that what is tested is what events alone do. */
const world = () => openWorld({ isScheduling: false })

test('a created task gets its reminders, in its owner’s name, and the world is told of each', async () => {
  const { say, rows, told } = await world()
  const task = aTask({ due: dueIn(hour) })
  const at = new Date(Date.now() + 60_000)

  await say(created(task, [{ lead: 'PT15M' }, { at }]), { ownerId: 'bob', correlationId: 'bobs-request' })

  await expect
    .poll(() => rows(task.id), within)
    .toMatchObject([
      { owner_id: 'bob', lead: null, trigger_at: at, status: 'PENDING' },
      {
        owner_id: 'bob',
        lead: 'PT15M',
        trigger_at: new Date(Date.parse(String(task.due?.at)) - 900_000),
        status: 'PENDING',
      },
    ])
  await expect
    .poll(() => told(task.id), within)
    .toMatchObject(
      [1, 2].map(() => ({
        type: 'reminder.scheduled',
        ownerid: 'bob',
        actortype: 'system',
        actorid: 'system/reminder',
        correlationid: 'bobs-request',
        aggregateversion: 1,
        data: { reminder: { taskId: task.id }, changes: { status: { old: null, new: 'PENDING' } } },
      })),
    )
})

test('what is told follows from the event that caused it', async () => {
  const { say, told } = await world()
  const task = aTask({ due: dueIn(hour) })

  const eventId = await say(created(task))

  await expect.poll(() => told(task.id), within).toMatchObject([{ causationid: eventId }])
})

test('a task that says nothing of reminders gets the one that its owner wants, from the moment they say so', async () => {
  const { say, rows, ask } = await world()
  const [usual, early, none] = [1, 2, 3].map(() => aTask({ due: dueIn(hour) }))
  if (!usual || !early || !none) throw new Error('three tasks')
  const prefer = (defaultLead: string | null) =>
    ask('mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { preferences { defaultLead } } }', {
      input: { defaultLead },
    })

  await say(created(usual))
  await expect.poll(() => rows(usual.id), within).toMatchObject([{ lead: 'PT0S' }])
  await prefer('PT30M')
  await say(created(early))
  await expect.poll(() => rows(early.id), within).toMatchObject([{ lead: 'PT30M' }])
  await prefer(null)
  await say(created(none))
  await say(created(aTask({ id: newId(), due: dueIn(hour) }), [{ lead: 'PT1M' }]))
  await expect.poll(() => rows(), within).toHaveLength(3)
  expect(await rows(none.id)).toEqual([])
})

test('the due moves, goes, and comes again, and reminders follow step by step', async () => {
  const { say, rows, told } = await world()
  const task = aTask({ due: dueIn(hour) })
  const moved = next(task, { due: dueIn(2 * hour) })
  const without = next(moved, { due: null })
  const again = next(without, { due: dueIn(3 * hour) })

  for (const fact of [created(task), changedTo(moved), changedTo(without), changedTo(again)]) await say(fact)

  await expect.poll(() => told(task.id), within).toHaveLength(4)
  expect(told(task.id).map(({ type, aggregateversion }) => [type, aggregateversion])).toEqual([
    ['reminder.scheduled', 1],
    ['reminder.moved', 2],
    ['reminder.cancelled', 3],
    ['reminder.scheduled', 4],
  ])
  expect(told(task.id)[1]?.data.changes).toEqual({ triggerAt: { old: task.due?.at, new: moved.due?.at } })
  expect(await rows(task.id)).toMatchObject([{ status: 'PENDING', trigger_at: new Date(String(again.due?.at)) }])
})

test.each([
  ['COMPLETED', 'TASK_COMPLETED'],
  ['DELETED', 'TASK_DELETED'],
] as const)('a task that is %s has nothing pending', async (status, reason) => {
  const { say, rows, told } = await world()
  const task = aTask({ due: dueIn(hour) })

  await say(created(task, [{ lead: 'PT0S' }, { lead: 'PT5M' }]))
  await say(changedTo(next(task, { status })))

  await expect.poll(() => told(task.id), within).toHaveLength(4)
  expect(await rows(task.id)).toMatchObject([1, 2].map(() => ({ status: 'CANCELLED', cancel_reason: reason })))
})

test('I4: an event that comes again or late changes nothing; versions decide', async () => {
  const { say, rows, told, admin } = await world()
  const task = aTask({ due: dueIn(hour) })
  const moved = next(task, { due: dueIn(2 * hour) })
  const later = next(moved, { due: dueIn(3 * hour) })
  for (const fact of [created(task), changedTo(later), changedTo(moved), created(task), changedTo(later)])
    await say(fact)
  const last = aTask({ due: dueIn(hour) })
  await say(created(last))

  await expect.poll(() => told(last.id), within).toHaveLength(1)
  expect(await rows(task.id)).toMatchObject([{ trigger_at: new Date(String(later.due?.at)) }])
  expect(told(task.id)).toHaveLength(2)
  expect(await admin.query('select version from reminder.handled where task_id = $1', [task.id])).toEqual([
    { version: 3 },
  ])
})

test('F17: an event that comes again writes nothing about its task', async () => {
  const { say, told, admin } = await world()
  const [task, last] = [aTask({ due: dueIn(hour) }), aTask({ due: dueIn(hour) })]
  await say(created(task))
  await expect.poll(() => told(task.id), within).toHaveLength(1)
  const written = () => admin.query('select xmin::text, ctid::text from reminder.task where id = $1', [task.id])
  const before = await written()

  await say(created(task))
  await say(created(last))

  await expect.poll(() => told(last.id), within).toHaveLength(1)
  expect(await written()).toEqual(before)
})

test('while a change of its task is taken in, nobody else ends a reminder: the world is told once', async () => {
  const { say, rows, told, tasks, admin, replica } = await world()
  const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const read: typeof tasks.read = async (...question) => {
    asked.resolve()
    await answer.promise
    return tasks.read(...question)
  }
  const task = aTask()
  await say(created(task, [{ at: new Date() }]))
  replica({ reader: { read } }).start()
  await asked.promise

  await admin.transaction(async (tx) => {
    await tx.query('lock table reminder.preference') // which is read between the reminders and their being stored
    await say(changedTo(next(task, { status: 'COMPLETED' })))
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(() => admin.query(waiting), within).toHaveLength(1)
    answer.resolve()
    await sleep(300) // whoever would end it has the time to
  })

  await expect.poll(() => told(task.id), within).toHaveLength(2)
  await sleep(300)
  expect(told(task.id).map(({ type }) => type)).toEqual(['reminder.scheduled', 'reminder.cancelled'])
  expect(await rows(task.id)).toMatchObject([{ status: 'CANCELLED', version: 2 }])
})

test('many tasks of many owners in one batch are each their own', async () => {
  const { say, rows } = await world()
  const tasks = Array.from({ length: 60 }, () => aTask({ due: dueIn(hour) }))
  await Promise.all(tasks.map((task, index) => say(created(task), { ownerId: `owner-${index % 7}` })))

  await expect.poll(() => rows(), within).toHaveLength(60)
  const owners = new Map((await rows()).map(({ task_id, owner_id }) => [task_id, owner_id]))
  expect(tasks.map(({ id }) => owners.get(id))).toEqual(tasks.map((_, index) => `owner-${index % 7}`))
})

test('the longest lead before the first due that there is can be taken in', async () => {
  const { say, rows, admin } = await world()
  const due = { date: '0002-01-01', time: '00:00', timeZone: 'UTC', at: '0002-01-01T00:00:00.000Z' }
  const task = aTask({ due: dueIn(hour) })
  await say(created(task, [{ lead: 'P366D' }]))

  await say(changedTo(next(task, { version: 2, due })))

  await expect.poll(() => rows(task.id), within).toMatchObject([{ status: 'CANCELLED' }])
  expect(await admin.query('select from reminder.dead_letter')).toEqual([])
})
