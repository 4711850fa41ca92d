import { expect, test } from 'vitest'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { newId } from '../../platform/id.ts'
import { causeFor, created, taskRows } from './audit.fixture.ts'
import { openedAudit } from './opened-audit.fixture.ts'

const { as, bus, database, logged, audit } = await openedAudit()
const worker = database.open('audit_worker')

test('audit keeps what it tells of its heads as an event, and chains nothing by it', async () => {
  const told: unknown[] = []
  bus.broadcast(auditEvents, ({ type, data }) => void (type === 'audit.advanced' && told.push(data)))
  await logged('ada', taskRows([created(newId())], causeFor('ada')))
  audit.start()

  await expect.poll(() => told).toHaveLength(1)
  const kept = async () => (await as('root', ['audit:read']).ask(everything)).events.nodes
  await expect.poll(kept).toMatchObject([{ type: 'audit.advanced', payload: told[0] }])

  expect(await worker.query(`select * from audit.audit_logs where owner_id = 'system'`)).toEqual([])
  expect(await worker.query('select * from audit.moved_head')).toEqual([])
  expect(await worker.query('select * from audit.dead_letter')).toEqual([])
})

const everything = '{ events(filter: { type: "audit.advanced" }) { nodes { type payload } } }'
