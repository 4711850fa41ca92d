import { Writable } from 'node:stream'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Carrier, Message, Parcel } from '../domain/parcel.ts'
import { type MailParts, mailCarrier, type Patience } from './mail.carrier.ts'
import type { House } from './mail.ts'

export const ali = '01890000-0000-7000-8000-00000000000a'
export const taskId = '01890000-0000-7000-8000-000000000001'

type Reminder = Extract<Message, { kind: 'REMINDER' }>

export const reminder: Reminder = {
  kind: 'REMINDER',
  reminderId: '01890000-0000-7000-8000-000000000002',
  taskId,
  title: 'Water the plants',
  due: { date: '2026-11-22', time: '17:00', timeZone: 'Asia/Karachi' },
  at: new Date('2026-11-22T11:45:00Z'),
  firedAt: new Date('2026-11-22T11:45:00Z'),
  isLate: false,
  isConfirmed: true,
  nag: 0,
}

export const parcel = (message: Message = reminder, given: Partial<Parcel> = {}): Parcel => ({
  key: `${reminder.reminderId}:2026-11-22T11:45:00.000Z:EMAIL:ali@example.org`,
  ownerId: ali,
  device: 'ali@example.org',
  message,
  locale: 'EN',
  timeZone: 'Asia/Karachi',
  expiresAt: new Date('2026-11-23T11:45:00Z'),
  now: new Date('2026-11-22T11:45:00Z'),
  ...given,
})

export const house: House = {
  sender: { name: 'Tickler', address: 'tickler@mail.example.org' },
  home: 'https://tickler.example.org',
  unsubscribeUrl: () => 'https://tickler.example.org/unsubscribe/token',
}

export const carrierTo = (smtpUrl: string, given: Partial<MailParts> = {}) =>
  mailCarrier({ smtpUrl, house, log: pino({ level: 'silent' }), ...given })

/** For what never comes; where an answer counts, a busy machine may need longer. */
export const short: Patience = { connect: 300, greeting: 300, silence: 300, attempt: 800, close: 200 }

export const closedAfter = (carrier: Carrier): Carrier => {
  onTestFinished(carrier.close)
  return carrier
}

export const attempt = (url: string, patience?: Patience) =>
  closedAfter(carrierTo(url, patience && { patience })).send(parcel())

/** A log whose lines can be read. */
export function heardLog() {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) })
  return { log: pino(stream), lines }
}
