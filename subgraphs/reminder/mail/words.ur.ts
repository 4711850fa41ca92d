import type { Parts } from './when.ts'
import type { Words } from './words.ts'

const day = ({ weekday, day, month, year }: Parts) => `${weekday}، ${day} ${month} ${year}`
// The part of the day goes first, and the word for the hour on the line of its number: صبح 9:00 بجے.
const time = ({ dayPeriod, hour, minute }: Parts) => `${dayPeriod} ${hour}:${minute}\u00a0بجے`
const counted = (count: number) => count.toLocaleString('en')
const times = (count: number) => (count === 1 ? 'ایک بار' : count === 2 ? 'دو بار' : `${count} بار`)

export const urdu: Words = {
  language: 'ur-PK',
  lang: 'ur',
  direction: 'rtl',
  fonts:
    "'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Urdu Typesetting','Noto Naskh Arabic','Geeza Pro',Tahoma,Arial,sans-serif",
  lineHeight: 2,
  day,
  time,
  dayAndTime: (parts) => `${day(parts)}، ${time(parts)}`,
  reminder: 'یاد دہانی',
  lateReminder: 'تاخیر سے یاد دہانی',
  stillOpen: 'ابھی باقی ہے',
  due: (when) => `مقررہ وقت: ${when}`,
  wasDue: (when) => `مقررہ وقت گزر چکا: ${when}`,
  late: (when) => `یہ یاد دہانی دیر سے پہنچی ہے۔ اس کا اصل وقت یہ تھا: ${when}۔`,
  nag: (count) => `اس کام کی یاد دہانی پہلے ${times(count)} کرائی جا چکی ہے۔`,
  unconfirmed: 'ہم یہ معلوم نہیں کر سکے کہ یہ کام ابھی باقی ہے یا نہیں۔ یہ ہماری آخری معلومات کے مطابق ہے۔',
  calendar: 'منسلک فائل سے آپ اسے اپنے کیلنڈر میں شامل کر سکتے ہیں۔',
  digest: 'آپ کا دن',
  digestSubject: (today, overdue) =>
    `آپ کا دن: ${[today && `آج کے کام ${counted(today)}`, overdue && `تاخیر کا شکار ${counted(overdue)}`].filter(Boolean).join('، ')}`,
  dueToday: 'آج کے کام',
  overdue: 'تاخیر کا شکار',
  anyTime: 'دن میں کسی بھی وقت',
  more: (count) => `اور مزید ${counted(count)}`,
  code: 'اپنے پتے کی تصدیق کریں',
  codeSubject: 'یاد دہانیوں کے لیے اپنے ای میل پتے کی تصدیق کریں',
  codeUse: 'اس کوڈ سے آپ کی یاد دہانیاں اس پتے پر آ سکیں گی:',
  codeUntil: (when) => `یہ کوڈ ${when} تک کارآمد ہے۔`,
  codeNotAsked: 'اگر آپ نے یہ کوڈ نہیں مانگا تو کچھ نہ کریں: کوڈ کے بغیر اس پتے پر کوئی یاد دہانی نہیں آئے گی۔',
  zone: 'ٹائم زون',
  task: 'کام',
  unsubscribe: 'اس پتے پر مزید ای میل نہ بھیجیں',
}
