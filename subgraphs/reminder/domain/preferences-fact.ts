import type { AuditFact } from '../../../kafka/contracts/audit-events.contract.ts'
import { masked } from './masked.ts'
import { type PreferenceField, type Preferences, type PreferencesChange, shown } from './preferences.ts'

/** What the world is told of a change: the whole as it is shown, and what changed as it was said; addresses are masked. */
export function preferencesFact(
  ownerId: string,
  before: Preferences,
  { preferences, changed }: PreferencesChange,
  defaultTimeZone: string,
): AuditFact {
  const { channels, email, ...rest } = shown(preferences, defaultTimeZone)
  return {
    type: 'preferences.updated',
    subject: ownerId,
    version: preferences.version,
    data: {
      preferences: { ...rest, channels: [...channels], email: email && masked(email) },
      changes: Object.fromEntries(
        changed.map((field) => [nameOf(field), { old: told(before, field), new: told(preferences, field) }]),
      ),
    },
  }
}

const nameOf = (field: PreferenceField) => (field === 'emailVerifiedAt' ? 'isEmailVerified' : field)

function told(preferences: Preferences, field: PreferenceField) {
  if (field === 'email') return preferences.email && masked(preferences.email)
  if (field === 'emailVerifiedAt') return preferences.emailVerifiedAt !== null
  if (field === 'channels') return preferences.channels && [...preferences.channels]
  return preferences[field]
}
