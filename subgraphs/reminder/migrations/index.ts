import { reminders } from './0001-reminders.ts'
import { broker } from './0002-broker.ts'
import { keptAside } from './0003-kept-aside.ts'
import { channels } from './0004-channels.ts'
import { push } from './0005-push.ts'
import { addresses } from './0006-addresses.ts'
import { keys } from './0007-keys.ts'
import { digest } from './0008-digest.ts'
import { caught } from './0009-caught.ts'
import { upkeep } from './0010-upkeep.ts'
import { caughtKeys } from './0011-caught-keys.ts'

export const migrations = [
  ...[reminders, broker, keptAside, channels, push, addresses],
  ...[keys, digest, caught, upkeep, caughtKeys],
]
