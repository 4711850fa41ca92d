import { expect, test } from 'vitest'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { openWorld } from './task.fixture.ts'

const { as, bus, database, clock } = await openWorld({ delivers: true })
const service = database.open('task')
const admin = database.open()
const within = { timeout: 20_000, interval: 10 }

/** As the reminder subgraph says it when somebody changes their preferences. */
async function prefer(ownerId: string, timeZone: string, version: number, times = 1): Promise<void> {
  const preferences = { timeZone, locale: 'EN' as const, channels: [], defaultLead: `PT${version}M` }
  const fact = { type: 'preferences.updated', subject: ownerId, version, data: { preferences, changes: {} } } as const
  const cause = {
    ownerId,
    actor: { type: 'USER', id: ownerId },
    correlationId: 'cid-00000001',
    now: clock.now(),
  } as const
  const rows = outboxRows(auditEvents, [fact], cause, '/subgraphs/reminder')
  for (let time = 0; time < times; time++) await enqueue(service, 'task', rows)
  bus.nudge('task')
}

const handled = async () => (await admin.query(`select 1 from task.inbox where consumer = 'task.preferences'`)).length
const zoneOf = async (subject: string) =>
  (await as(subject).create({ title: 'x', due: { date: '2030-01-02', time: '17:00' } })).task.due?.timeZone

test('a due without a zone is in the person’s, once they have said which', async () => {
  expect(await zoneOf('alice')).toBe('Europe/Berlin')
  await prefer('alice', 'Asia/Karachi', 1)

  await expect.poll(() => zoneOf('alice'), within).toBe('Asia/Karachi')
  expect(await zoneOf('bob')).toBe('Europe/Berlin')
})

test('what is stored keeps its zone when the preference changes', async () => {
  const { task } = await as('carol').create({ title: 'x', due: { date: '2030-01-02', time: '17:00' } })
  await prefer('carol', 'Asia/Karachi', 1)
  await expect.poll(() => zoneOf('carol'), within).toBe('Asia/Karachi')

  expect((await as('carol').find(task.id)).due).toEqual(task.due)
  const retitled = await as('carol').update({ id: task.id, title: 'y' })
  expect(retitled.task.due).toEqual(task.due)
  const moved = await as('carol').update({ id: task.id, due: { date: '2030-01-03' } })
  expect(moved.task.due?.timeZone).toBe('Asia/Karachi')
})

test('F17, F18: of preferences that come again or late, the newest counts', async () => {
  const before = await handled()
  await prefer('dave', 'America/New_York', 3, 3)
  await prefer('dave', 'Asia/Karachi', 2)
  await prefer('dave', 'Asia/Kathmandu', 1)
  await expect.poll(handled, within).toBe(before + 3) // the same one three times is handled once

  expect(await zoneOf('dave')).toBe('America/New_York')
})

test('the copy has all that is asked of it: zone, language and default lead', async () => {
  await prefer('fay', 'Asia/Karachi', 7)

  await expect
    .poll(() => admin.query(`select * from task.preference where owner_id = 'fay'`), within)
    .toEqual([{ owner_id: 'fay', time_zone: 'Asia/Karachi', locale: 'EN', default_lead: 'PT7M', version: 7 }])
})

test('what else is on that topic is passed over', async () => {
  const before = await handled()
  const proposal = { id: 'p', status: 'OPEN' as const, intents: [], taskIds: [] }
  const fact = { type: 'proposal.made', subject: 'p', version: 1, data: { proposal, changes: {} } } as const
  const cause = {
    ownerId: 'erin',
    actor: { type: 'USER', id: 'erin' },
    correlationId: 'cid-00000001',
    now: clock.now(),
  } as const
  await enqueue(service, 'task', outboxRows(auditEvents, [fact], cause, '/subgraphs/conversation'))
  bus.nudge('task')

  await expect.poll(handled, within).toBe(before + 1)
  expect(await admin.query(`select 1 from task.preference where owner_id = 'erin'`)).toEqual([])
  expect(await admin.query('select 1 from task.dead_letter')).toEqual([])
})
