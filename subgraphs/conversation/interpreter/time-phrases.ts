import type { Temporal } from 'temporal-polyfill'
import type { Clock } from './clock-phrases.ts'
import type { Day } from './named-days.ts'
import { type Daypart, type TimePart, timeParts } from './time-parts.ts'
import { type TimeToken, timeRuns } from './time-words.ts'
import { isModifier, isZone } from './time-context.ts'
import type { Token } from './tokens.ts'

/** What was said about one moment. `seconds` is a distance from now, and then nothing else is said. */
export type When = Readonly<{
  day: Day | null
  clock: Clock | null
  daypart: Daypart | null
  seconds: number | null
  isBefore: boolean
}>

/** A stretch of tokens, `to` exclusive. */
export type Stretch = Readonly<{ from: number; to: number }>

/** `when` is null where a time was meant that we cannot name: it must never be passed over in silence. */
export type TimePhrase = Stretch & Readonly<{ lead: string | null; when: When | null }>

/** The times a message speaks of, in order; what only describes a thing ("the Friday report") is none. */
export function timePhrases(tokens: readonly Token[], today: Temporal.PlainDate): readonly TimePhrase[] {
  const isTimeExpected = tokens.some(({ text }) => text === 'alarm' || text === 'reminder' || text === 'wake')
  return timeRuns(tokens)
    .flatMap((run) => phrasesOf(run, timeParts(run, today, isTimeExpected)))
    .filter((phrase) => !isModifier(phrase, tokens))
    .map((phrase) => (phrase.when?.clock && isZone(tokens[phrase.to]) ? { ...phrase, when: null } : phrase))
}

function phrasesOf(run: readonly TimeToken[], parts: readonly TimePart[]): readonly TimePhrase[] {
  const phrases: TimePhrase[] = []
  for (const part of parts) {
    const own = phraseOf(run, part)
    const last = phrases.at(-1)
    const joined = last && isNextTo(run, last, own) ? join(last, own) : null
    if (joined) phrases[phrases.length - 1] = joined
    else phrases.push(own)
  }
  return [...phrases, ...impossibleClocks(run, phrases)].sort((one, other) => one.from - other.from)
}

function phraseOf(run: readonly TimeToken[], { from, to, lead, fact }: TimePart): TimePhrase {
  const start = run[0]?.index ?? 0
  const stretch = { from: start + from, to: start + to, lead }
  const isOpen = ['from', 'after', 'since', 'until', 'till'].includes(lead ?? '')
  if (fact.kind === 'day' && (fact.day === null || isOpen)) return { ...stretch, when: null }
  return {
    ...stretch,
    when: {
      day: fact.kind === 'day' ? fact.day : null,
      clock: fact.kind === 'clock' ? fact.clock : null,
      daypart: fact.kind === 'daypart' ? fact.daypart : null,
      seconds: fact.kind === 'elapsed' ? fact.seconds : null,
      isBefore: lead === 'before',
    },
  }
}

function isNextTo(run: readonly TimeToken[], last: Stretch, next: Stretch): boolean {
  const start = run[0]?.index ?? 0
  return run.slice(last.to - start, next.from - start).every(({ text }) => text === ',' || text === 'of')
}

/** "tomorrow" and "at 5" are one moment; two days, or two clock times, are two. */
export function join(one: TimePhrase, other: TimePhrase): TimePhrase | null {
  const when = one.when && other.when && joinWhen(one.when, other.when)
  return when && { from: one.from, to: other.to, lead: one.lead, when }
}

export function joinWhen(one: When, other: When): When | null {
  const isTwice = (one.day && other.day) || (one.clock && other.clock) || (one.daypart && other.daypart)
  if (isTwice || one.seconds !== null || other.seconds !== null) return null
  return {
    day: one.day ?? other.day,
    clock: one.clock ?? other.clock,
    daypart: one.daypart ?? other.daypart,
    seconds: null,
    isBefore: one.isBefore || other.isBefore,
  }
}

/** 25:00 and 13pm: a time was meant, and there is none. */
const impossibleClocks = (run: readonly TimeToken[], phrases: readonly TimePhrase[]): readonly TimePhrase[] =>
  run
    .filter(({ kind, text }) => kind === 'clock' && /[:apm]/.test(text))
    .filter(({ index }) => !phrases.some(({ from, to }) => from <= index && index < to))
    .map(({ index }) => ({ from: index, to: index + 1, lead: null, when: null }))
