import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { house, parcel, reminder } from '../mail/mail.fixture.ts'
import { readCaught } from './caught.store.ts'
import { catchingMail } from './mail.catching.ts'

const log = createLog('silent', 'test')

async function opened() {
  const database = await freshDatabase(undefined, onTestFinished)
  const worker = database.open('reminder_worker')
  const carrier = catchingMail({ worker, house, log })
  onTestFinished(() => carrier.close())
  return { worker, carrier, admin: database.open() }
}

test('a mail is accepted, and shows to whom it was for alone, with the file for their calendar', async () => {
  const { worker, carrier } = await opened()

  expect(await carrier.send(parcel(reminder, { ownerId: 'ali' }))).toEqual({ is: 'accepted' })

  expect(await readCaught(worker, 'ali', 9)).toMatchObject([
    {
      channel: 'EMAIL',
      recipient: 'ali@example.org',
      subject: expect.stringContaining('Water the plants'),
      html: expect.stringContaining('Water the plants'),
      calendar: expect.stringMatching(/^BEGIN:VCALENDAR\r\n/),
      headers: { 'auto-submitted': 'auto-generated' },
    },
  ])
  expect(await readCaught(worker, 'bob', 9)).toEqual([])
})

test('many at once come whole, each to its own', async () => {
  const { worker, carrier } = await opened()
  const people = Array.from({ length: 40 }, (_, index) => `person-${index}`)

  const outcomes = await Promise.all(
    people.map((ownerId) =>
      carrier.send(parcel(reminder, { ownerId, key: ownerId, device: `${ownerId}@example.org` })),
    ),
  )

  expect(new Set(outcomes.map(({ is }) => is))).toEqual(new Set(['accepted']))
  for (const ownerId of people)
    expect(await readCaught(worker, ownerId, 9)).toMatchObject([{ recipient: `${ownerId}@example.org` }])
})

test('what cannot be stored is postponed, and comes once it can', async () => {
  const { worker, carrier, admin } = await opened()
  await admin.query('alter table reminder.caught rename to elsewhere')
  expect(await carrier.send(parcel())).toMatchObject({ is: 'postponed' })

  await admin.query('alter table reminder.elsewhere rename to caught')
  expect(await carrier.send(parcel())).toEqual({ is: 'accepted' })
  expect(await readCaught(worker, null, 9)).toHaveLength(1)
})

test('one that never sent closes', async () => {
  const { carrier } = await opened()
  await expect(carrier.close()).resolves.toBeUndefined()
})
