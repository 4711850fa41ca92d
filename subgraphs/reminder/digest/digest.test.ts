import { expect, test } from 'vitest'
import { deliveriesOf, testCarrier } from '../delivery/carrier.fixture.ts'
import { daysAfter, startOfDay } from '../domain/local-day.ts'
import { within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, changedTo, created, next } from '../task-facts.fixture.ts'
import {
  dayOf,
  digestRows,
  digestsAreDue,
  isMade,
  noonZone,
  taskDue,
  tell,
  today,
  wantsDigest,
} from './digest.fixture.ts'

test('what is due today and what is overdue comes by mail, once a day', async () => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await wantsDigest(world)
  const tasks = [taskDue('Late', -1), taskDue('Now', 0), taskDue('Later', 1), aTask({ title: 'Some day' })]
  await tell(world, ...tasks)
  await digestsAreDue(world)

  await expect.poll(() => carrier.parcels, within).toHaveLength(1)
  expect(carrier.parcels).toMatchObject([
    {
      key: `digest:ada:${today()}:EMAIL:ada@example.org`,
      timeZone: noonZone,
      expiresAt: startOfDay(daysAfter(today(), 1), noonZone),
      message: {
        kind: 'DIGEST',
        date: today(),
        today: {
          lines: [{ taskId: tasks[1]?.id, title: 'Now', due: { date: today(), time: null, timeZone: noonZone } }],
          more: 0,
        },
        overdue: { lines: [{ title: 'Late' }], more: 0 },
      },
    },
  ])
  await isMade(world)
  expect(await digestRows(world)).toMatchObject([{ next_at: startOfDay(daysAfter(today(), 1), noonZone) }])

  await digestsAreDue(world)
  await isMade(world)
  expect(await deliveriesOf(world)).toHaveLength(1)
})

test('what was completed, deleted or moved drops out, though its event is held up; what came under another name has it', async () => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await wantsDigest(world)
  const [done, gone, moved, renamed, purged] = [0, 0, 0, -1, 0].map((days, place) => taskDue(`Task ${place}`, days))
  if (!done || !gone || !moved || !renamed || !purged) throw new Error('five tasks')
  await tell(world, done, gone, moved, renamed, purged)
  await world.say(changedTo(next(done, { status: 'COMPLETED' })), { isKept: false })
  await world.say(changedTo(next(gone, { status: 'DELETED' })), { isKept: false })
  await world.say(changedTo(next(moved, { due: dayOf(5) })), { isKept: false })
  await world.say(changedTo(next(renamed, { title: 'Renamed' })), { isKept: false })
  world.tasks.now.delete(purged.id)
  await digestsAreDue(world)

  await expect.poll(() => carrier.parcels, within).toHaveLength(1)
  expect(carrier.parcels).toMatchObject([
    { message: { today: { lines: [], more: 0 }, overdue: { lines: [{ title: 'Renamed' }], more: 0 } } },
  ])
})

test('with nothing to tell, or nowhere to tell it, there is none', async () => {
  const world = await openWorld({ carriers: { EMAIL: testCarrier() } })
  await wantsDigest(world, 'ada')
  await wantsDigest(world, 'eve')
  await world.admin.query(`update reminder.preference set channels = '{IN_APP}' where owner_id = 'eve'`)
  await tell(world, taskDue('Later', 1))
  await world.say(created(taskDue('Now', 0), []), { ownerId: 'eve' })
  await expect
    .poll(() => world.admin.query(`select id from reminder.task where owner_id = 'eve'`), within)
    .toHaveLength(1)
  await digestsAreDue(world)

  await isMade(world)
  expect(await deliveriesOf(world)).toEqual([])
})

test('while tasks cannot be reached it comes on what is known', async () => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await wantsDigest(world)
  await tell(world, taskDue('Now', 0))
  world.tasks.isReachable = false
  await digestsAreDue(world)

  await expect
    .poll(() => carrier.parcels, within)
    .toMatchObject([{ message: { today: { lines: [{ title: 'Now' }] } } }])
})

test('F24: down over three digests, one comes, and it is today’s', async () => {
  const world = await openWorld({ carriers: { EMAIL: testCarrier() } })
  await wantsDigest(world)
  await tell(world, taskDue('Now', 0))
  await digestsAreDue(world, 3)

  await isMade(world)
  expect((await deliveriesOf(world)).map(({ key }) => key)).toEqual([`digest:ada:${today()}:EMAIL:ada@example.org`])
})

test('F24: down over three, and today’s is still to come: none of those missed does', async () => {
  const world = await openWorld({ carriers: { EMAIL: testCarrier() } })
  await wantsDigest(world, 'ada', '23:00')
  await tell(world, taskDue('Now', 0))
  await digestsAreDue(world, 3)

  await isMade(world)
  expect(await deliveriesOf(world)).toEqual([])
  const evening = new Date(startOfDay(today(), noonZone).getTime() + 23 * 3_600_000)
  expect(await digestRows(world)).toMatchObject([{ next_at: evening }])
})

test('F7: whoever was held up after its claim finds it made by another, and makes none', async () => {
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: testCarrier() } })
  await wantsDigest(world)
  await tell(world, taskDue('Now', 0))
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const slow = world.replica({
    reader: {
      read: async (...question) => {
        asked.resolve()
        await answer.promise
        return world.tasks.read(...question)
      },
    },
  })
  await digestsAreDue(world)
  slow.start()
  await asked.promise
  await digestsAreDue(world)
  world.reminder.start()
  await isMade(world)
  const [made] = await digestRows(world)
  answer.resolve()
  await slow.close()

  expect(await digestRows(world)).toEqual([made])
  expect(await deliveriesOf(world)).toHaveLength(1)
})

test('one whose digest cannot be made does not hold back the others', async () => {
  const world = await openWorld({ carriers: { EMAIL: testCarrier() } })
  for (const ownerId of ['ada', 'eve', 'joe']) await wantsDigest(world, ownerId)
  await tell(world, taskDue('Now', 0))
  await world.admin.query(
    `update reminder.digest set rule = '{"at": "07:00", "timeZone": "Nowhere/Else"}' where owner_id = 'eve'`,
  )
  await digestsAreDue(world)

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ owner_id: 'ada', status: 'ACCEPTED' }])
  await expect
    .poll(
      async () => (await digestRows(world)).filter((row) => row.next_at > new Date()).map((row) => row.owner_id),
      within,
    )
    .toEqual(['ada', 'joe'])
})

test('it lists fifty of the overdue, and counts the rest', async () => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await wantsDigest(world)
  await tell(world, ...Array.from({ length: 73 }, () => taskDue('Late', -1)))
  await digestsAreDue(world)

  await expect.poll(() => carrier.parcels, within).toHaveLength(1)
  const message = carrier.parcels[0]?.message
  expect(message?.kind === 'DIGEST' && [message.overdue.lines.length, message.overdue.more]).toEqual([50, 23])
})
