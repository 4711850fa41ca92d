// The carrier on a real database, pushing over real TLS to a push service that verifies what it gets.
import { onTestFinished } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { createLog, type Log } from '../../../platform/log.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { openPushService, type PushService, type Subscribed } from '../../../tests/support/push/push-service.ts'
import type { Carrier, Message, Parcel } from '../domain/parcel.ts'
import type { Lookup } from './name.lookup.ts'
import { pushCarrier } from './push.carrier.ts'
import { type Reacher, reacher } from './reach.ts'
import { vapidKeyring } from './vapid-key.store.ts'

export type Pushing = Readonly<{
  carrier: Carrier
  /** That of another process, beside the same database. */
  another: () => Carrier
  /** The key that browsers are given. */
  publicKey: () => Promise<string>
  service: PushService
  admin: Database
  /** Someone's browser, subscribed; gives the id of the subscription. */
  subscribed: (at: Subscribed, ownerId?: string) => Promise<string>
}>

type Options = Readonly<{
  /** As of PUSH_ALLOW_HOSTS; the service's own address unless told. */
  allowed?: (port: number) => readonly string[]
  lookup?: Lookup
  /** Instead of both. */
  reach?: Reacher['reach']
  names?: readonly string[]
  timeoutMs?: number
  log?: Log
}>

export async function openPushing(options: Options = {}): Promise<Pushing> {
  const { allowed = (port) => [`127.0.0.1:${port}`], lookup = async () => [], names, timeoutMs } = options
  const database = await freshDatabase(undefined, onTestFinished)
  const service = await openPushService(onTestFinished, names)
  const [admin, db, worker] = [database.open(), database.open('reminder'), database.open('reminder_worker')]
  const byRule = reacher({ allowed: allowed(service.port), lookup })
  const another = () => {
    const carrier = pushCarrier({
      worker,
      keys: vapidKeyring({ db, worker }),
      reacher: { ...byRule, ...(options.reach && { reach: options.reach }) },
      contact: 'mailto:ops@example.org',
      clock: systemClock,
      log: options.log ?? createLog('silent', 'test'),
      committed: () => {},
      ca: service.ca,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    })
    onTestFinished(() => carrier.close())
    return carrier
  }

  const subscribed = async ({ endpoint, keys }: Subscribed, ownerId = 'ada') => {
    const id = newId()
    await admin.query(
      `insert into reminder.push_subscription (id, owner_id, endpoint, p256dh, auth, device, service)
       values ($1, $2, $3, $4, $5, 'Firefox', $6)`,
      [id, ownerId, endpoint, keys.p256dh, keys.auth, new URL(endpoint).host],
    )
    return id
  }
  return { carrier: another(), another, publicKey: vapidKeyring({ db, worker }).publicKey, service, admin, subscribed }
}

const inAnHour = () => new Date(systemClock.now().getTime() + 3_600_000)

export const reminderMessage = (values: Partial<Extract<Message, { kind: 'REMINDER' }>> = {}): Message => ({
  kind: 'REMINDER',
  reminderId: newId(),
  taskId: newId(),
  title: 'Water the plants',
  due: { date: '2030-01-02', time: '17:00', timeZone: 'Europe/Berlin' },
  at: new Date('2030-01-02T15:30:00Z'),
  firedAt: new Date('2030-01-02T15:30:00Z'),
  isLate: false,
  isConfirmed: true,
  nag: 0,
  ...values,
})

export const parcelFor = (device: string, values: Partial<Parcel> = {}): Parcel => ({
  key: `some-reminder:2030-01-02T15:30:00.000Z:PUSH:${device}`,
  ownerId: 'ada',
  device,
  message: reminderMessage(),
  locale: 'EN',
  timeZone: 'Asia/Karachi',
  expiresAt: inAnHour(),
  now: systemClock.now(),
  ...values,
})
