import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import type { Storage } from '../../../platform/storage.ts'
import type { ReminderEnv } from '../config.ts'
import type { Carrier } from '../domain/parcel.ts'
import { contactOf } from './contact.ts'
import { dnsLookup } from './name.lookup.ts'
import { pushCarrier } from './push.carrier.ts'
import { type Reacher, reacher } from './reach.ts'
import { type VapidKeyring, vapidKeyring } from './vapid-key.store.ts'

export type Push = Readonly<{ carrier: Carrier; keys: VapidKeyring; reacher: Reacher }>

export type OpenPushParts = Readonly<{
  storage: Pick<Storage, 'db' | 'worker'>
  config: Pick<ReminderEnv, 'PUSH_ALLOW_HOSTS' | 'PUSH_CONTACT' | 'PUBLIC_URL' | 'MAIL_FROM'>
  clock: Clock
  log: Log
  committed: () => void
}>

/** All that pushing takes; nothing is loaded or connected to before the first push. */
export function openPush({ storage, config, ...rest }: OpenPushParts): Push {
  const keys = vapidKeyring(storage)
  const reach = reacher({ allowed: config.PUSH_ALLOW_HOSTS, lookup: dnsLookup() })
  const carrier = pushCarrier({ worker: storage.worker, keys, reacher: reach, contact: contactOf(config), ...rest })
  return { carrier, keys, reacher: reach }
}
