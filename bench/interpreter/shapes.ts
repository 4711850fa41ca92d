import { quickest } from './rates.ts'

const goal = 20
const length = 4_000

const filled = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** What would be slow if anything looked back, tried again, or looked at every pair of words. */
const shapes: Readonly<Record<string, string>> = {
  digits: filled('1234567890'),
  'digits apart': filled('1 2 3 4 5 6 7 8 9 '),
  'clock times': filled('at 5 at 6:30 17:00 '),
  dates: filled('1/2/2027 3.4.2028 2029-05-06 '),
  'every every': filled('every '),
  'every day every day': filled('every day '),
  'every second Monday': filled('every second monday of each month at 5 '),
  tomorrow: filled('tomorrow '),
  'in 3 days': filled('in 3 days '),
  'before before': filled('15 minutes before '),
  'nested quotes': filled('"“«\'‘'),
  'quotes that never close': filled('"a '),
  'combining marks': `a${'\u0301'.repeat(length - 1)}`,
  'Arabic marks': filled('د\u064f\u0651'),
  'zero-width characters': filled('a\u200b\u200d\u200c'),
  'both directions': filled('کل \u202etomorrow\u202c '),
  punctuation: filled('.,;:!?…'),
  'marks only': filled('#a !high '),
  'one long word': filled('a'),
  emoji: filled('👩‍👩‍👧‍👦'),
  'and and': filled('and '),
  'many commands': filled('delete milk and add eggs, then move it to friday; '),
  'many Urdu commands': filled('دودھ لینا یاد دلانا اور پھر کل بل دینا ہے، '),
  'Roman Urdu times': filled('kal sham 5 baje aur parson '),
  'har har': filled('har roz har '),
  'polite without end': filled('please could you kindly '),
  negations: filled("don't not never "),
  'a title without end': `remind me to ${filled('buy milk and ')}`.slice(0, length),
  'white space': `todo: a${' '.repeat(length - 20)}b`,
  'line breaks': filled('todo: a\n'),
}

export async function benchShapes({ tries }: { tries: number }): Promise<void> {
  const context = { now: new Date('2026-11-22T09:00:00Z'), timeZone: 'Asia/Karachi' }
  const timed = Object.entries(shapes).map(([name, text]) => ({
    shape: name,
    milliseconds: Number(quickest({ text, context }, tries).toFixed(2)),
  }))
  const slowest = timed.toSorted((one, other) => other.milliseconds - one.milliseconds)
  console.table(slowest.slice(0, 10))
  console.log(`the slowest ten of ${timed.length} shapes of 4,000 characters; goal: ${goal} ms at most`)
  if (slowest.some(({ milliseconds }) => milliseconds > goal)) process.exitCode = 1
}
