import type { Language, Parts } from './when.ts'

/** Everything that a mail says of its own. Texts of people's own are set beside it, never within a sentence. */
export type Words = Readonly<{
  language: Language
  lang: 'en' | 'ur'
  direction: 'ltr' | 'rtl'
  /** By CSS, with quotes that may stand in an attribute. */
  fonts: string
  lineHeight: number
  day: (parts: Parts) => string
  time: (parts: Parts) => string
  dayAndTime: (parts: Parts) => string
  reminder: string
  lateReminder: string
  stillOpen: string
  due: (when: string) => string
  wasDue: (when: string) => string
  late: (when: string) => string
  nag: (times: number) => string
  unconfirmed: string
  calendar: string
  digest: string
  digestSubject: (today: number, overdue: number) => string
  dueToday: string
  overdue: string
  anyTime: string
  more: (count: number) => string
  code: string
  codeSubject: string
  codeUse: string
  codeUntil: (when: string) => string
  codeNotAsked: string
  zone: string
  task: string
  unsubscribe: string
}>
