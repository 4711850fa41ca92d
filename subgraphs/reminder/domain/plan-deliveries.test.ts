import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Device, Reach } from './delivery.ts'
import { planDeliveries } from './plan-deliveries.ts'
import type { Channel } from './reminder.ts'

const at = new Date('2030-01-01T09:00:00Z')
const message = {
  ...{ kind: 'REMINDER' as const, reminderId: 'r', taskId: 't', title: 'Tea', due: null, at, firedAt: at },
  ...{ isLate: false, isConfirmed: true, nag: 0 },
}
const mailbox: Device = { device: 'Ada@Example.org', destination: 'A***@Example.org', host: null }
const browsers: Device[] = ['b1', 'b2'].map((device) => ({ device, destination: 'Firefox', host: 'push.example' }))
const nothing = { devices: [], otherwise: 'Nothing there.' }

const plan = (channels: readonly Channel[], reach: Partial<Reach>) =>
  planDeliveries(
    { ownerId: 'ada', lead: null, channels, correlationId: 'c', causationId: 'e', message },
    { EMAIL: nothing, PUSH: nothing, ...reach },
  ).map(({ channel, status, key, lastError }) => ({ channel, status, key, lastError }))

test('one for each channel and device, each with a key of its own that is always the same', () => {
  const reach = { EMAIL: { ...nothing, devices: [mailbox] }, PUSH: { ...nothing, devices: browsers } }
  expect(plan(['PUSH', 'EMAIL', 'IN_APP'], reach)).toMatchObject([
    { channel: 'IN_APP', status: 'ACCEPTED', key: 'r:2030-01-01T09:00:00.000Z:IN_APP:feed' },
    { channel: 'EMAIL', status: 'PENDING', key: 'r:2030-01-01T09:00:00.000Z:EMAIL:ada@example.org' },
    { channel: 'PUSH', status: 'PENDING', key: 'r:2030-01-01T09:00:00.000Z:PUSH:b1' },
    { channel: 'PUSH', status: 'PENDING', key: 'r:2030-01-01T09:00:00.000Z:PUSH:b2' },
  ])
})

test('a channel that reaches nobody says why, and when no other does, it comes in the app', () => {
  expect(plan(['EMAIL'], {})).toMatchObject([
    { channel: 'IN_APP', status: 'ACCEPTED' },
    { channel: 'EMAIL', status: 'SKIPPED', lastError: 'Nothing there.' },
  ])
  expect(plan(['EMAIL', 'PUSH'], { PUSH: { ...nothing, devices: browsers } })).toMatchObject([
    { channel: 'EMAIL', status: 'SKIPPED' },
    { channel: 'PUSH', status: 'PENDING' },
    { channel: 'PUSH', status: 'PENDING' },
  ])
})

test('I5: whoever is reminded by whatever, somebody is told, and no key comes twice', () => {
  const channels = fc.uniqueArray(fc.constantFrom<Channel>('EMAIL', 'PUSH', 'IN_APP'))
  const devices = fc.uniqueArray(fc.uuid(), { maxLength: 20 })
  fc.assert(
    fc.property(channels, fc.boolean(), devices, (wanted, hasMail, ids) => {
      const planned = plan(wanted, {
        EMAIL: { ...nothing, devices: hasMail ? [mailbox] : [] },
        PUSH: { ...nothing, devices: ids.map((device) => ({ device, destination: 'Firefox', host: 'h' })) },
      })
      expect(planned.some(({ status }) => status !== 'SKIPPED')).toBe(true)
      expect(new Set(planned.map(({ key }) => key)).size).toBe(planned.length)
      expect(planned.filter(({ status }) => status === 'SKIPPED').every(({ lastError }) => lastError)).toBe(true)
    }),
  )
})
