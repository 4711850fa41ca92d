import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { within } from './fired.fixture.ts'
import { openWorld, type World } from './reminder.fixture.ts'
import { aTask, changedTo, created, next } from './task-facts.fixture.ts'

const minutes = (count: number) => new Date(Date.now() + count * 60_000)

const listed = `query ($filter: ReminderFilter, $first: Int, $after: String) {
  reminders(filter: $filter, first: $first, after: $after) { totalCount nodes { id triggerAt status } pageInfo { hasNextPage endCursor } }
}`
const list = async ({ ask }: World, variables: Record<string, unknown> = {}, ownerId?: string) => {
  const { data, errors } = await ask(listed, variables, ownerId)
  if (errors?.[0]) throw errors[0]
  return data?.['reminders'] as {
    totalCount: number
    nodes: { id: string; triggerAt: string; status: string }[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  } // as the query says
}
test('pages of reminders come in the order of their times, each once, and are counted when asked', async () => {
  const world = await openWorld()
  const times = [5, 3, 9, 3, 7].map(minutes)
  await world.say(
    created(
      aTask(),
      times.map((at) => ({ at })),
    ),
  )
  await expect.poll(() => world.rows(), within).toHaveLength(5)

  const seen: string[] = []
  let after: string | null = null
  for (let hasNextPage = true; hasNextPage; ) {
    const page = await list(world, { first: 2, after })
    seen.push(...page.nodes.map(({ triggerAt }) => triggerAt))
    expect(page.totalCount).toBe(5)
    hasNextPage = page.pageInfo.hasNextPage
    after = page.pageInfo.endCursor
  }

  expect(seen).toEqual(times.map((at) => at.toISOString()).toSorted())
})

test('a filter narrows by task, status and time, from inclusive and until exclusive', async () => {
  const world = await openWorld()
  const [one, other] = [aTask(), aTask()]
  const [early, late] = [minutes(5), minutes(10)]
  await world.say(created(one, [{ at: early }, { at: late }]))
  await world.say(created(other, [{ at: early }]))
  await world.say(changedTo(next(other, { status: 'COMPLETED' })))
  await expect.poll(() => world.rows(other.id), within).toMatchObject([{ status: 'CANCELLED' }])
  const count = async (filter: object) => (await list(world, { filter })).totalCount

  expect(await count({})).toBe(3)
  expect(await count({ taskId: one.id })).toBe(2)
  expect(await count({ status: ['CANCELLED'] })).toBe(1)
  expect(await count({ from: early.toISOString(), until: late.toISOString() })).toBe(2)
  expect(await count({ from: late.toISOString() })).toBe(1)
})

test('what is someone else’s does not exist, asked for in whatever way', async () => {
  const world = await openWorld()
  const task = aTask()
  await world.say(created(task, [{ at: minutes(5) }]), { ownerId: 'ada' })
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  const [row] = await world.rows()
  const one = (id: unknown, ownerId: string) =>
    world.ask(
      'query ($id: ID!) { reminder(id: $id) { id task { id } lead channels sentAt cancelReason } }',
      { id },
      ownerId,
    )
  const entity = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Reminder { triggerAt } } }`
  const byReference = (ownerId: string) =>
    world.ask(entity, { refs: [{ __typename: 'Reminder', id: row?.id }] }, ownerId)

  expect((await one(row?.id, 'ada')).data).toMatchObject({
    reminder: { id: row?.id, task: { id: task.id }, channels: ['IN_APP'] },
  })
  expect((await one(row?.id.toUpperCase(), 'ada')).data).toMatchObject({ reminder: { id: row?.id } }) // as a task is found
  expect((await byReference('ada')).data?.['_entities']).toMatchObject([{ triggerAt: row?.trigger_at.toISOString() }])

  const strangers = await one(row?.id, 'eve')
  expect(strangers).toEqual(await one(newId(), 'eve'))
  expect(strangers).toEqual(await one('no id at all', 'eve'))
  expect(strangers.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' })
  expect((await byReference('eve')).data).toEqual({ _entities: [null] })
  expect((await list(world, {}, 'eve')).totalCount).toBe(0)
})

test('S16: behind every query stands the wall of the database', async () => {
  const world = await openWorld()
  await world.say(created(aTask(), [{ at: minutes(5) }]), { ownerId: 'ada' })
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  const service = world.database.open('reminder')
  const everything = ['reminder', 'task', 'delivery', 'fired', 'fired_head', 'preference', 'handled', 'idempotency_key']

  expect(await service.asOwner('ada', 'select id from reminder.reminder')).toHaveLength(1)
  for (const table of everything) expect(await service.asOwner('eve', `select * from reminder.${table}`)).toEqual([])
  expect(await service.asOwner('eve', `update reminder.reminder set status = 'FAILED' returning 1`)).toEqual([])
  await expect(service.asOwner('ada', `update reminder.reminder set owner_id = 'eve'`)).rejects.toThrow('row-level')
  await expect(service.query('select * from task.task')).rejects.toThrow('denied')
})
