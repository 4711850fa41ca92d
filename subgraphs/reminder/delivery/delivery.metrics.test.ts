import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { accept } from './carrier.fixture.ts'
import type { ClaimedDelivery } from './delivery.claims.ts'
import { deliveryMetrics } from './delivery.metrics.ts'

const at = new Date('2030-01-01T09:00:00Z')
const delivery: ClaimedDelivery = {
  ...{
    id: 'an id',
    fence: 1,
    ownerId: 'ada',
    reminderId: null,
    key: 'a key',
    channel: 'EMAIL',
    device: 'ada@example.org',
  },
  ...{
    host: null,
    attempts: 0,
    content: null,
    isWanted: true,
    wantedAt: new Date('2030-01-01T08:59:58Z'),
    giveUpAt: at,
    now: at,
  },
}
const kept = { attempts: 0, lastError: null, claimAt: null, giveUpAt: at } as const

test('what waits for quiet hours is neither an attempt nor late; what is accepted is as late as it was wanted', async () => {
  const metrics = new Registry()
  const { recorded } = deliveryMetrics({ query: async () => [] }, metrics)

  for (const is of ['later', 'unsure'] as const)
    for (const before of ['PENDING', 'RETRYING'] as const)
      recorded({
        ...{ delivery, before, cancelReason: null, at },
        ...{ result: { is, until: at }, after: { ...kept, status: before } },
      })
  recorded({
    delivery,
    before: 'PENDING',
    cancelReason: null,
    at,
    result: accept(),
    after: { ...kept, status: 'ACCEPTED' },
  })

  const text = await metrics.metrics()
  expect(text.match(/^tickler_deliveries_total\{.*/gm)).toEqual([
    'tickler_deliveries_total{channel="EMAIL",outcome="accepted"} 1',
  ])
  expect(text).toContain('tickler_delivery_lateness_seconds_sum{channel="EMAIL"} 2\n')
})
