import { expect, test } from 'vitest'
import { within } from './fired.fixture.ts'
import { identityOf, openWorld, type World } from './reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from './task-facts.fixture.ts'

const live = `subscription ($after: Cursor) { reminderFired(after: $after) { cursor isLate isConfirmed reminder { status triggerAt task { id } } } }`
const follow = async (world: World, after: string | null, ownerId = 'ada') => {
  const events = await world.reminder.subscribe({ query: live, variables: { after } }, identityOf(ownerId))
  if (!('next' in events)) throw events.errors?.[0] ?? new Error('neither events nor errors')
  return events
}
const nextOf = async (events: Awaited<ReturnType<typeof follow>>) =>
  (await events.next()).value.data.reminderFired as {
    cursor: string
    reminder: { status: string; triggerAt: string; task: { id: string } }
  } // as the query says

test('I9: whoever follows sees each reminder as it fires, and comes back to what was missed', async () => {
  const world = await openWorld()
  const head = async () => (await world.ask('{ reminderHead }')).data?.['reminderHead'] as string
  const start = await head()
  const [one, two] = [aTask(), aTask()]
  const watching = await follow(world, null)
  const stranger = await follow(world, null, 'eve')
  const strangers = stranger.next()

  await world.say(created(one, [{ at: new Date() }]))
  const first = await nextOf(watching)
  await watching.return?.()
  await world.say(created(two, [{ at: new Date() }]))
  await expect.poll(() => world.rows(two.id), within).toMatchObject([{ status: 'SENT' }])
  const back = await follow(world, first.cursor)
  const second = await nextOf(back)
  const all = await follow(world, start)

  expect(first).toMatchObject({ isLate: false, isConfirmed: true, reminder: { status: 'SENT', task: { id: one.id } } })
  expect(second.reminder.task.id).toBe(two.id)
  expect([await nextOf(all), await nextOf(all)]).toEqual([first, second])
  expect(await head()).toBe(second.cursor)
  await Promise.all([back.return?.(), all.return?.(), stranger.return?.()])
  expect(await strangers).toMatchObject({ done: true })
})

test('whoever follows is told as it fires, and does not just look again after five seconds', async () => {
  const world = await openWorld()
  const watching = await follow(world, null)
  const waited: number[] = []
  for (let count = 1; count <= 3; count++) {
    const task = aTask()
    await world.say(created(task, [{ at: new Date() }]))
    await nextOf(watching)
    const [row] = await world.rows(task.id)
    waited.push(Date.now() - Number(row?.sent_at))
  }
  await watching.return?.()

  expect(Math.min(...waited)).toBeLessThan(2_500)
})

test('the reminder beside an event is as it is when it is told, each time that it comes', async () => {
  const world = await openWorld()
  const watching = await follow(world, null)

  const task = aTask({ due: dueIn(1_000) })
  await world.say(created(task))
  expect((await nextOf(watching)).reminder.triggerAt).toBe(task.due?.at)

  const later = next(task, { due: dueIn(1_000) })
  await world.say(changedTo(later))
  expect((await nextOf(watching)).reminder.triggerAt).toBe(later.due?.at)
  await watching.return?.()
})

test('a cursor of someone else’s feed is refused', async () => {
  const world = await openWorld()
  const { data } = await world.ask('{ reminderHead }', {}, 'eve')

  await expect(follow(world, data?.['reminderHead'] as string)).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
  })
})
