import { createHash } from 'node:crypto'
import { hostOf, type Sender } from './sender.ts'

/** The same on every attempt, so that a second copy can be told from a second mail. */
export const messageIdOf = (key: string, sender: Sender): string =>
  `<${createHash('sha256').update(key).digest('base64url')}@${hostOf(sender)}>`
