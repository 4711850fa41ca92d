import type { Channel } from './reminder.ts'

/** How someone wants to be reminded. Null is what was never said, or cleared, but for the lead: there it is "no reminder". */
export type Preferences = Readonly<{
  timeZone: string | null
  locale: 'EN' | 'UR' | null
  channels: readonly Channel[] | null
  defaultLead: string | null
  version: number
}>

/** Of whoever has said nothing. */
export const usualPreferences: Preferences = {
  timeZone: null,
  locale: null,
  channels: null,
  defaultLead: 'PT0S',
  version: 0,
}

export type PreferencesAsShown = Readonly<{
  timeZone: string
  locale: 'EN' | 'UR'
  channels: readonly Channel[]
  defaultLead: string | null
}>

export const shown = (preferences: Preferences, defaultTimeZone: string): PreferencesAsShown => ({
  timeZone: preferences.timeZone ?? defaultTimeZone,
  locale: preferences.locale ?? 'EN',
  channels: preferences.channels ?? ['IN_APP'],
  defaultLead: preferences.defaultLead,
})

const fields = ['timeZone', 'locale', 'channels', 'defaultLead'] as const
type Field = (typeof fields)[number]

export type UpdatePreferences = { readonly [F in Field]?: Preferences[F] | undefined }

/** A field left out is kept, null clears it; `changed` names those that differ, and is empty when nothing does. */
export function updatePreferences(
  preferences: Preferences,
  command: UpdatePreferences,
): Readonly<{ preferences: Preferences; changed: readonly Field[] }> {
  const said = Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined))
  const after = { ...preferences, ...said, version: preferences.version + 1 }
  const changed = fields.filter((field) => JSON.stringify(preferences[field]) !== JSON.stringify(after[field]))
  return changed.length === 0 ? { preferences, changed } : { preferences: after, changed }
}
