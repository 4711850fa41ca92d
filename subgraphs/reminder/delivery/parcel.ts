import type { Content } from '../domain/delivery.ts'
import type { Message, Parcel } from '../domain/parcel.ts'
import type { PreferencesAsShown } from '../domain/preferences.ts'
import type { ClaimedDelivery } from './delivery.claims.ts'

/** Derives the digits of a code, which are kept nowhere. */
export type CodeOf = (id: string) => string

export function parcelOf(
  { key, ownerId, device, giveUpAt, now }: ClaimedDelivery,
  content: Content,
  by: Readonly<{ isConfirmed: boolean; preferences: PreferencesAsShown; codeOf: CodeOf }>,
): Parcel {
  const { timeZone, locale } = by.preferences
  return { key, ownerId, device, message: messageOf(content, by), locale, timeZone, expiresAt: giveUpAt, now }
}

function messageOf(content: Content, { isConfirmed, codeOf }: { isConfirmed: boolean; codeOf: CodeOf }): Message {
  if (content.kind === 'REMINDER') return { ...content, isConfirmed }
  if (content.kind === 'DIGEST') return content
  return { kind: 'CODE', code: codeOf(content.id), expiresAt: content.expiresAt }
}
