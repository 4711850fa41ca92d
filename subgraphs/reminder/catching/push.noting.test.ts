import { expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { openPushing, parcelFor, reminderMessage } from '../push/push.fixture.ts'
import { readCaught } from './caught.store.ts'
import { notedPushes } from './push.noting.ts'

const log = createLog('silent', 'test')
const code = { kind: 'CODE', code: '123456', expiresAt: new Date('2030-01-01T00:00:00Z') } as const

test('a push goes its way, and is noted once, with what came of its newest attempt', async () => {
  const { carrier, admin: worker, service, subscribed } = await openPushing()
  const device = await subscribed(service.subscribe())
  const noting = notedPushes(carrier, { worker, log })

  const late = parcelFor(device, { expiresAt: new Date('2020-01-01T00:00:00Z') })
  expect(await noting.send(late)).toMatchObject({ is: 'refused' })
  const [first] = await readCaught(worker, 'ada', 9)
  expect(first).toMatchObject({ headers: { outcome: expect.stringMatching(/^refused: ./) } })

  expect(await noting.send(parcelFor(device))).toEqual({ is: 'accepted' })
  expect(await noting.send(parcelFor(device, { key: 'of another push' }))).toEqual({ is: 'accepted' })

  expect(service.pushed).toHaveLength(2)
  expect(await readCaught(worker, 'ada', 9)).toMatchObject([
    { headers: { outcome: 'accepted' } },
    {
      id: first?.id,
      channel: 'PUSH',
      recipient: expect.stringMatching(/^Firefox \(127\.0\.0\.1/),
      subject: 'Water the plants',
      text: expect.stringContaining('Due'),
      html: null,
      headers: { outcome: 'accepted' },
    },
  ])
})

test('it is sent though it cannot be noted, and no code is ever noted', async () => {
  const { carrier, admin: worker, service, subscribed } = await openPushing()
  const device = await subscribed(service.subscribe())
  const noting = notedPushes(carrier, { worker, log })

  await noting.send(parcelFor(device, { message: code }))
  expect(await readCaught(worker, null, 9)).toEqual([])

  await worker.query('alter table reminder.caught rename to elsewhere')
  expect(await noting.send(parcelFor(device, { message: reminderMessage() }))).toEqual({ is: 'accepted' })
})
