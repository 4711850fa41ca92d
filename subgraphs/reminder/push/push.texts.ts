/** What a push says, by language. */
export type PushTexts = Readonly<{
  due: (when: string) => string
  withoutDue: string
  again: string
  late: string
  unconfirmed: string
  digest: (today: number, overdue: number) => string
  shortTitle: string
  shortBody: string
}>

export const pushTexts: Readonly<Record<'EN' | 'UR', PushTexts>> = {
  EN: {
    due: (when) => `Due ${when}.`,
    withoutDue: 'You asked to be reminded.',
    again: 'Once more, as it is still open.',
    late: 'This comes late.',
    unconfirmed: 'The task may have changed since.',
    digest: (today, overdue) => `Today: ${today}. Overdue: ${overdue}.`,
    shortTitle: 'Reminder',
    shortBody: 'Open Tickler to see it.',
  },
  UR: {
    due: (when) => `مقررہ وقت: ${when}۔`,
    withoutDue: 'آپ نے یاد دہانی کے لیے کہا تھا۔',
    again: 'دوبارہ یاد دہانی، کیونکہ یہ کام ابھی باقی ہے۔',
    late: 'یہ یاد دہانی دیر سے آئی ہے۔',
    unconfirmed: 'ممکن ہے اس دوران کام بدل گیا ہو۔',
    digest: (today, overdue) => `آج: ${today}۔ تاخیر کا شکار: ${overdue}۔`,
    shortTitle: 'یاد دہانی',
    shortBody: 'دیکھنے کے لیے Tickler کھولیں۔',
  },
}
