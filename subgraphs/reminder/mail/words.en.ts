import type { Parts } from './when.ts'
import type { Words } from './words.ts'

const day = ({ weekday, day, month, year }: Parts) => `${weekday}, ${day} ${month} ${year}`
const time = ({ hour, minute }: Parts) => `${hour}:${minute}`
const counted = (count: number) => count.toLocaleString('en')
const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

export const english: Words = {
  language: 'en-GB',
  lang: 'en',
  direction: 'ltr',
  fonts: "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif",
  lineHeight: 1.5,
  day,
  time,
  dayAndTime: (parts) => `${day(parts)} at ${time(parts)}`,
  reminder: 'Reminder',
  lateReminder: 'Late reminder',
  stillOpen: 'Still open',
  due: (when) => `Due ${when}`,
  wasDue: (when) => `Was due ${when}`,
  late: (when) => `This comes late: it was meant for ${when}.`,
  nag: (count) => `You have been reminded of this ${times(count)} before.`,
  unconfirmed: 'We could not check whether this is still open. This is what we knew last.',
  calendar: 'The attached file puts it into your calendar.',
  digest: 'Your day',
  digestSubject: (today, overdue) =>
    `Your day: ${[today && `${counted(today)} due today`, overdue && `${counted(overdue)} overdue`].filter(Boolean).join(', ')}`,
  dueToday: 'Due today',
  overdue: 'Overdue',
  anyTime: 'Any time',
  more: (count) => `and ${counted(count)} more`,
  code: 'Confirm your address',
  codeSubject: 'Confirm your address for reminders',
  codeUse: 'With this code your reminders can come here:',
  codeUntil: (when) => `It can be used until ${when}.`,
  codeNotAsked: 'If you did not ask for it, do nothing: without the code no reminders come to this address.',
  zone: 'Time zone',
  task: 'Task',
  unsubscribe: 'Send no more mails to this address',
}
