import type { QuietHours } from './quiet-hours.ts'
import type { Channel } from './reminder.ts'

/** How someone wants to be reminded. Null is what was never said, or cleared, but for the lead: there it is "no reminder". */
export type Preferences = Readonly<{
  email: string | null
  emailVerifiedAt: Date | null
  timeZone: string | null
  locale: 'EN' | 'UR' | null
  channels: readonly Channel[] | null
  defaultLead: string | null
  quietHours: QuietHours | null
  nagEvery: string | null
  morningDigestAt: string | null
  version: number
}>

/** Of whoever has said nothing. */
export const usualPreferences: Preferences = {
  email: null,
  emailVerifiedAt: null,
  timeZone: null,
  locale: null,
  channels: null,
  defaultLead: 'PT0S',
  quietHours: null,
  nagEvery: null,
  morningDigestAt: null,
  version: 0,
}

export type PreferencesAsShown = Readonly<{
  email: string | null
  isEmailVerified: boolean
  timeZone: string
  locale: 'EN' | 'UR'
  channels: readonly Channel[]
  defaultLead: string | null
  quietHours: QuietHours | null
  nagEvery: string | null
  morningDigestAt: string | null
}>

export const shown = (preferences: Preferences, defaultTimeZone: string): PreferencesAsShown => {
  const { version: _, emailVerifiedAt, timeZone, locale, channels, ...rest } = preferences
  return {
    ...rest,
    isEmailVerified: emailVerifiedAt !== null,
    timeZone: timeZone ?? defaultTimeZone,
    locale: locale ?? 'EN',
    channels: usualChannels({ channels }),
  }
}

/** By which somebody is reminded where nothing else was said. */
export const usualChannels = ({ channels }: Pick<Preferences, 'channels'>): readonly Channel[] => channels ?? ['IN_APP']

/** The only address that mail may go to, codes aside; null while there is none. */
export const verifiedAddress = ({ email, emailVerifiedAt }: Pick<Preferences, 'email' | 'emailVerifiedAt'>) =>
  emailVerifiedAt === null ? null : email

const fields = [
  'email',
  'emailVerifiedAt',
  'timeZone',
  'locale',
  'channels',
  'defaultLead',
  'quietHours',
  'nagEvery',
  'morningDigestAt',
] as const
export type PreferenceField = (typeof fields)[number]

export type UpdatePreferences = {
  readonly [F in Exclude<PreferenceField, 'emailVerifiedAt'>]?: Preferences[F] | undefined
}

/** `changed` names the fields that differ, and is empty when nothing does. */
export type PreferencesChange = Readonly<{ preferences: Preferences; changed: readonly PreferenceField[] }>

/** A field left out is kept, null clears it. Another address is not verified. */
export function updatePreferences(preferences: Preferences, command: UpdatePreferences): PreferencesChange {
  const said = Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined))
  const after = { ...preferences, ...said }
  const isOther = after.email !== preferences.email
  return changeOf(preferences, isOther ? { ...after, emailVerifiedAt: null } : after)
}

/** Nothing changes for whoever has verified it before. */
export const verifyAddress = (preferences: Preferences, at: Date): PreferencesChange =>
  changeOf(preferences, { ...preferences, emailVerifiedAt: preferences.emailVerifiedAt ?? at })

/** No mail from here on, until the address is verified again. */
export const unsubscribe = (preferences: Preferences): PreferencesChange =>
  changeOf(preferences, { ...preferences, emailVerifiedAt: null })

function changeOf(before: Preferences, after: Preferences): PreferencesChange {
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return changed.length === 0
    ? { preferences: before, changed }
    : { preferences: { ...after, version: before.version + 1 }, changed }
}
