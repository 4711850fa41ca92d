import { numberWords } from '../time/number-words.ts'
import type { Token } from '../tokens.ts'

/** By how much a due moves. `isGuess`: nobody said in which direction. */
export type Shift = Readonly<{ duration: string; isGuess: boolean; isEarlier: boolean }>

const unitOf: ReadonlyMap<string, string> = new Map(
  'minute TM,minutes TM,min TM,mins TM,hour TH,hours TH,hr TH,hrs TH,day D,days D,week W,weeks W,month M,months M,year Y,years Y,fortnight F'
    .split(',')
    .map((pair): [string, string] => {
      const [word = '', unit = ''] = pair.split(' ')
      return [word, unit]
    }),
)
const fillers = new Set([
  'by',
  'for',
  'another',
  'extra',
  'more',
  'a',
  'an',
  'about',
  'just',
  'to',
  'of',
  'one',
  'the',
  'at',
  'least',
  'time',
  "'s",
])
const later = new Set(['later', 'back', 'out', 'forwards', 'on', 'after'])
const earlier = new Set(['earlier', 'sooner', 'before'])
/** Said of moving both ways. */
const either = new Set(['forward', 'ahead', 'up', 'down'])
const mostTokens = 9

/** "by an hour", "back two days", "an hour and a half later", "30 mins earlier": all of the tokens, or null. */
export function shiftAt(tokens: readonly Token[]): Shift | null {
  if (tokens.length > mostTokens) return null
  let minutes = 0
  let amount: string | null = null
  let count: number | null = null
  let direction: 'later' | 'earlier' | 'either' | null = null
  for (const [at, { text }] of tokens.entries()) {
    const glued = /^(\d{1,3})(h|hr|hrs|m|min|mins|d|w)$/.exec(text)
    const number = `${numberWords.get(text) ?? text}`
    const unit = unitOf.get(text)
    if (glued) {
      amount = join(amount, Number(glued[1]), gluedUnits[glued[2] ?? ''] ?? 'TM')
    } else if (unit) {
      if (unit === 'F') amount = join(amount, 2, 'W')
      else amount = join(amount, count ?? 1, unit)
      count = null
    } else if (text === 'half' || text === 'quarter') {
      const isWith = tokens[at - 1]?.text === 'a' && tokens[at - 2]?.text === 'and'
      if (isWith) minutes += text === 'half' ? 30 : 15
      else count = text === 'half' ? 0.5 : 0.25
    } else if (text === 'couple' || text === 'few') count = text === 'couple' ? 2 : 3
    else if (/^\d{1,3}$/.test(number) && !(text === 'one' && unitOf.has(tokens[at + 1]?.text ?? '') === false))
      count = Number(number)
    else if (later.has(text)) direction = 'later'
    else if (earlier.has(text)) direction = 'earlier'
    else if (either.has(text)) direction = 'either'
    else if (text !== 'and' && !fillers.has(text)) return null
  }
  if (!amount || count !== null) return null
  const said = minutes > 0 ? join(amount, minutes, 'TM') : amount
  const isBare = direction === null && !/^(by|for|another|an|a|one)$/.test(tokens[0]?.text ?? '') && tokens.length < 2
  if (isBare) return null
  return {
    duration: `${direction === 'earlier' ? '-' : ''}P${said}`,
    isGuess: direction === null || direction === 'either',
    isEarlier: direction === 'earlier',
  }
}

const gluedUnits: Readonly<Record<string, string>> = {
  h: 'TH',
  hr: 'TH',
  hrs: 'TH',
  m: 'TM',
  min: 'TM',
  mins: 'TM',
  d: 'D',
  w: 'W',
}

/** An ISO 8601 duration without its P; "half an hour" is 30 minutes. */
function join(before: string | null, count: number, unit: string): string {
  const whole = Number.isInteger(count) ? `${count}` : null
  const [time, letter] = unit.startsWith('T') ? ['T', unit.slice(1)] : ['', unit]
  const said = whole ? `${whole}${letter}` : halved(count, unit)
  const isTime = time === 'T' || said.startsWith('T')
  const bare = said.replace(/^T/, '')
  if (!before) return isTime ? `T${bare}` : bare
  return isTime && !before.includes('T') ? `${before}T${bare}` : `${before}${bare}`
}

function halved(count: number, unit: string): string {
  if (unit === 'TH') return `T${count * 60}M`
  if (unit === 'D') return `T${count * 24}H`
  return unit === 'TM' ? `T${Math.round(count * 60)}S` : `${Math.round(count * 30)}D`
}
