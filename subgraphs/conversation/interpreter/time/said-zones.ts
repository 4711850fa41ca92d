import type { Token } from '../tokens.ts'
import type { Read } from './number-words.ts'

/** A zone said beside a clock time, as Temporal takes it. `isGuess`: in summer people say EST and mean EDT. */
export type SaidZone = Readonly<{ timeZone: string; isGuess: boolean }>

const zone = (timeZone: string, isGuess = false): SaidZone => ({ timeZone, isGuess })

/** Null for what is several zones: CST is Chicago's, Havana's and China's. */
const abbreviations: ReadonlyMap<string, SaidZone | null> = new Map<string, SaidZone | null>([
  ['utc', zone('UTC')],
  ['gmt', zone('UTC')],
  ['et', zone('America/New_York')],
  ['pt', zone('America/Los_Angeles')],
  ['ct', zone('America/Chicago', true)],
  ['mt', zone('America/Denver', true)],
  ...Object.entries({
    est: '-05:00',
    edt: '-04:00',
    cdt: '-05:00',
    mst: '-07:00',
    mdt: '-06:00',
    pst: '-08:00',
    pdt: '-07:00',
    cet: '+01:00',
    cest: '+02:00',
    eet: '+02:00',
    eest: '+03:00',
    bst: '+01:00',
    aest: '+10:00',
    aedt: '+11:00',
  }).map(([name, offset]) => [name, zone(offset, true)] as const),
  ['jst', zone('Asia/Tokyo')],
  ['pkt', zone('Asia/Karachi')],
  ['cst', null],
  ['ist', null],
  ['msk', zone('Europe/Moscow')],
])

const regions: readonly (readonly [string, string])[] = [
  ['eastern', 'America/New_York'],
  ['pacific', 'America/Los_Angeles'],
  ['central', 'America/Chicago'],
  ['mountain', 'America/Denver'],
  ['uk', 'Europe/London'],
  ['pakistan', 'Asia/Karachi'],
  ['india', 'Asia/Kolkata'],
  ['indian', 'Asia/Kolkata'],
  ['japan', 'Asia/Tokyo'],
  ['german', 'Europe/Berlin'],
  ['nyc', 'America/New_York'],
  ['la', 'America/Los_Angeles'],
  ['sf', 'America/Los_Angeles'],
]

let cities: ReadonlyMap<string, string | null> | undefined

/** "new york" is the last part of America/New_York; null where two zones have that name. Made when first asked for. */
function cityZones(): ReadonlyMap<string, string | null> {
  if (cities) return cities
  const found = new Map<string, string | null>(regions)
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const city = name
      .slice(name.lastIndexOf('/') + 1)
      .replaceAll('_', ' ')
      .toLowerCase()
    found.set(city, found.has(city) ? null : name)
  }
  cities = found
  return found
}

/** What stands at `at`, right after a clock time: "EST", "London time", "New York time". Its value is null when we cannot name it. */
export function readZone(tokens: readonly Token[], at: number): Read<SaidZone | null> | null {
  const text = tokens[at]?.text ?? ''
  const named = abbreviations.get(text)
  if (named !== undefined) return { value: named, next: tokens[at + 1]?.text === 'time' ? at + 2 : at + 1 }
  return tokens[at + 1]?.text === 'time' || tokens[at + 2]?.text === 'time' || tokens[at + 3]?.text === 'time'
    ? ofPlace(tokens, at)
    : null
}

const links = new Set('at on in for about to and or but by the story a an this my your our'.split(' '))

function ofPlace(tokens: readonly Token[], at: number): Read<SaidZone | null> | null {
  const end = [1, 2, 3].find((length) => tokens[at + length]?.text === 'time') ?? 1
  const words = tokens.slice(at, at + end)
  if (words.some(({ isWord, text }) => !isWord || links.has(text))) return null
  const name = words.map(({ text }) => text).join(' ')
  const timeZone = cityZones().get(name)
  return { value: timeZone ? zone(timeZone) : null, next: at + end + 1 }
}
