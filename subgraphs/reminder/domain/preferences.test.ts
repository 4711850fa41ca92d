import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Preferences,
  shown,
  type UpdatePreferences,
  unsubscribe,
  updatePreferences,
  usualPreferences,
  verifiedAddress,
  verifyAddress,
} from './preferences.ts'
import { preferencesFact } from './preferences-fact.ts'

const verifiedAt = new Date('2030-01-01T09:00:00Z')
const reached: Preferences = { ...usualPreferences, email: 'ada@example.org', emailVerifiedAt: verifiedAt, version: 3 }
const unsaid = { email: null, isEmailVerified: false, quietHours: null, nagEvery: null, morningDigestAt: null }

test('whoever has said nothing has the zone of the server, English, the app, and a reminder at the due', () => {
  expect(shown(usualPreferences, 'Asia/Karachi')).toEqual({
    ...unsaid,
    timeZone: 'Asia/Karachi',
    locale: 'EN',
    channels: ['IN_APP'],
    defaultLead: 'PT0S',
  })
})

test('what is left out is kept, null clears', () => {
  const urdu = updatePreferences(usualPreferences, { locale: 'UR', timeZone: 'Asia/Karachi' }).preferences

  expect(updatePreferences(urdu, { timeZone: null, defaultLead: null })).toEqual({
    preferences: { ...usualPreferences, locale: 'UR', defaultLead: null, version: 2 },
    changed: ['timeZone', 'defaultLead'],
  })
})

const wall = fc.constantFrom('07:00', '22:00', '23:30:15')
const anUpdate: fc.Arbitrary<UpdatePreferences> = fc.record(
  {
    email: fc.option(fc.constantFrom('ada@example.org', 'eve@example.org')),
    timeZone: fc.option(fc.constantFrom('Asia/Karachi', 'UTC')),
    locale: fc.option(fc.constantFrom('EN', 'UR')),
    channels: fc.option(fc.subarray(['EMAIL', 'PUSH', 'IN_APP'] as const, { minLength: 1 })),
    defaultLead: fc.option(fc.constantFrom('PT0S', 'PT15M')),
    quietHours: fc.option(fc.record({ from: wall, until: wall })),
    nagEvery: fc.option(fc.constantFrom('PT10M', 'P1D')),
    morningDigestAt: fc.option(wall),
  },
  { requiredKeys: [] },
)

test('saying it again changes nothing, not even the version; each change raises it by one', () => {
  fc.assert(
    fc.property(fc.array(anUpdate, { minLength: 1 }), (updates) => {
      let kept = usualPreferences
      for (const update of updates) {
        const { preferences, changed } = updatePreferences(kept, update)
        expect(preferences.version).toBe(kept.version + (changed.length > 0 ? 1 : 0))
        expect(preferences).toMatchObject(update)
        expect(updatePreferences(preferences, update)).toEqual({ preferences, changed: [] })
        kept = preferences
      }
    }),
  )
})

test('an address is verified until it is another one, or is unsubscribed', () => {
  expect(verifiedAddress(reached)).toBe('ada@example.org')
  expect(verifiedAddress(updatePreferences(reached, { email: 'ada@example.org' }).preferences)).toBe('ada@example.org')
  expect(verifiedAddress(updatePreferences(reached, { email: 'eve@example.org' }).preferences)).toBeNull()
  expect(verifiedAddress(updatePreferences(reached, { email: null }).preferences)).toBeNull()
  expect(verifiedAddress(unsubscribe(reached).preferences)).toBeNull()
  expect(unsubscribe(unsubscribe(reached).preferences).changed).toEqual([])
})

test('verifying twice is verifying once', () => {
  const waiting = updatePreferences(usualPreferences, { email: 'ada@example.org' }).preferences
  const { preferences, changed } = verifyAddress(waiting, verifiedAt)

  expect(changed).toEqual(['emailVerifiedAt'])
  expect(verifyAddress(preferences, new Date('2031-01-01T00:00:00Z'))).toEqual({ preferences, changed: [] })
})

test('the event has the whole as it is shown, and the changed fields as they were said', () => {
  const change = updatePreferences(usualPreferences, {
    channels: ['IN_APP'],
    defaultLead: null,
    quietHours: { from: '22:00', until: '07:00' },
  })

  expect(preferencesFact('ada', usualPreferences, change, 'UTC')).toEqual({
    type: 'preferences.updated',
    subject: 'ada',
    version: 1,
    data: {
      preferences: {
        ...unsaid,
        timeZone: 'UTC',
        locale: 'EN',
        channels: ['IN_APP'],
        defaultLead: null,
        quietHours: { from: '22:00', until: '07:00' },
      },
      changes: {
        channels: { old: null, new: ['IN_APP'] },
        defaultLead: { old: 'PT0S', new: null },
        quietHours: { old: null, new: { from: '22:00', until: '07:00' } },
      },
    },
  })
})

test('no event has an address in full, neither the one before nor the one after', () => {
  const fact = preferencesFact('u1', reached, updatePreferences(reached, { email: 'bob@example.com' }), 'UTC')

  expect(fact.data).toMatchObject({
    preferences: { email: 'b***@example.com', isEmailVerified: false },
    changes: {
      email: { old: 'a***@example.org', new: 'b***@example.com' },
      isEmailVerified: { old: true, new: false },
    },
  })
  expect(JSON.stringify(fact)).not.toMatch(/ada@|bob@/)
})
