import { expect, test } from 'vitest'
import { preferencesFact } from './events.ts'
import { shown, updatePreferences, usualPreferences } from './preferences.ts'

test('whoever has said nothing has the zone of the server, English, the app, and a reminder at the due', () => {
  expect(shown(usualPreferences, 'Asia/Karachi')).toEqual({
    timeZone: 'Asia/Karachi',
    locale: 'EN',
    channels: ['IN_APP'],
    defaultLead: 'PT0S',
  })
})

test('what is left out is kept, null clears', () => {
  const urdu = updatePreferences(usualPreferences, { locale: 'UR', timeZone: 'Asia/Karachi' }).preferences

  expect(updatePreferences(urdu, { timeZone: null, defaultLead: null })).toEqual({
    preferences: { timeZone: null, locale: 'UR', channels: null, defaultLead: null, version: 2 },
    changed: ['timeZone', 'defaultLead'],
  })
})

test('saying what is so already changes nothing, not even the version', () => {
  const { preferences, changed } = updatePreferences(usualPreferences, { defaultLead: 'PT0S', locale: undefined })

  expect(preferences).toBe(usualPreferences)
  expect(changed).toEqual([])
})

test('the event has the whole as it is shown, and the changed fields as they were said', () => {
  const { preferences, changed } = updatePreferences(usualPreferences, { channels: ['IN_APP'], defaultLead: null })

  expect(preferencesFact('ada', usualPreferences, preferences, { changed, defaultTimeZone: 'UTC' })).toEqual({
    type: 'preferences.updated',
    subject: 'ada',
    version: 1,
    data: {
      preferences: { timeZone: 'UTC', locale: 'EN', channels: ['IN_APP'], defaultLead: null },
      changes: { channels: { old: null, new: ['IN_APP'] }, defaultLead: { old: 'PT0S', new: null } },
    },
  })
})
