import { expect, test } from 'vitest'
import { fired, within } from './fired.fixture.ts'
import { identityOf, openWorld, type World } from './reminder.fixture.ts'
import { forgetAll, keptSince } from './retention.fixture.ts'
import { aTask, created } from './task-facts.fixture.ts'

const headOf = async ({ ask }: World) => String((await ask('{ reminderHead }')).data?.['reminderHead'])
const follow = async ({ reminder }: World, after: string) => {
  const query = 'subscription ($after: Cursor) { reminderFired(after: $after) { cursor } }'
  const events = await reminder.subscribe({ query, variables: { after } }, identityOf('ada'))
  if (!('next' in events)) throw events.errors?.[0] ?? new Error('neither events nor errors')
  return events
}
const now = () => new Date()

test('a cursor from before what is kept is expired, and the message says what to do; the one right before it goes on', async () => {
  const world = await openWorld()
  const start = await headOf(world)
  await world.say(created(aTask(), [{ at: now() }]))
  await expect.poll(() => fired(world), within).toHaveLength(1)
  const first = await headOf(world)
  await world.say(created(aTask(), [{ at: now() }]))
  await expect.poll(() => fired(world), within).toHaveLength(2)
  await world.admin.query(`update reminder.fired set at = now() - interval '91 days' where number = 1`)
  await forgetAll(world.database.open('reminder_worker'))

  await expect((await follow(world, start)).next()).rejects.toMatchObject({
    extensions: { code: 'CURSOR_EXPIRED' },
    message: expect.stringContaining('Read `reminderHead` and then `reminders` again'),
  })
  expect((await (await follow(world, first)).next()).value).toMatchObject({ data: { reminderFired: {} } })
})

test('once all that fired is forgotten, the head still goes on, and no number comes again', async () => {
  const world = await openWorld()
  await world.say(created(aTask(), [{ at: now() }]))
  await expect.poll(() => fired(world), within).toHaveLength(1)
  const head = await headOf(world)
  await world.admin.query(`update reminder.fired set at = now() - interval '91 days'`)
  await forgetAll(world.database.open('reminder_worker'))
  expect(await headOf(world)).toBe(head)

  await world.say(created(aTask(), [{ at: now() }]))

  expect((await (await follow(world, head)).next()).value).toMatchObject({ data: { reminderFired: {} } })
  expect(await fired(world)).toMatchObject([{ number: 2 }])
})

test('F33: while 5,000 old ones are forgotten, twice over, what is due comes once, and what is still needed stays', async () => {
  const world = await openWorld()
  const { admin } = world
  for (let old = 0; old < 20; old++) await keptSince(admin, { days: 100 + old, lead: 'PT1H' }) // of open tasks
  await admin.query(
    `insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, created_at, version, correlation_id, causation_id, changed_at)
     select uuidv7(), 'ada', uuidv7(), at, at, 'SENT', '{IN_APP}', at, 2, 'cid', 'cause', at
     from (select now() - n * interval '1 hour' as at from generate_series(2400, 7399) n) of`,
  )
  const worker = world.database.open('reminder_worker')
  let isOver = false
  const telling = (async () => {
    let told = 0
    for (; !isOver || told < 50; told++) await world.say(created(aTask(), [{ at: now() }]))
    return told
  })()
  await Promise.all([forgetAll(worker), forgetAll(worker)])
  isOver = true
  const told = await telling

  await expect.poll(() => fired(world), within).toHaveLength(told)
  const left = await admin.query(
    `select trigger_at < now() - interval '90 days' as old, status, count(*) as n from reminder.reminder group by 1, 2 order by 1`,
  )
  expect(left).toEqual([
    { old: false, status: 'SENT', n: told },
    { old: true, status: 'SENT', n: 20 },
  ])
})
