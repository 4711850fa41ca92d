import { expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { openPushing, parcelFor, reminderMessage } from '../push/push.fixture.ts'
import { readCaught } from './caught.store.ts'
import { notedPushes } from './push.noting.ts'

const log = createLog('silent', 'test')
const code = { kind: 'CODE', code: '123456', expiresAt: new Date('2030-01-01T00:00:00Z') } as const

test('a push goes its way, and is noted with what came of it', async () => {
  const { carrier, admin: worker, service, subscribed } = await openPushing()
  const device = await subscribed(service.subscribe())
  const noting = notedPushes(carrier, { worker, log })

  expect(await noting.send(parcelFor(device))).toEqual({ is: 'accepted' })
  expect(await noting.send(parcelFor(device, { expiresAt: new Date('2020-01-01T00:00:00Z') }))).toMatchObject({
    is: 'refused',
  })

  expect(service.pushed).toHaveLength(1)
  expect(await readCaught(worker, 'ada', 9)).toMatchObject([
    { headers: { outcome: expect.stringMatching(/^refused: ./) } },
    {
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
