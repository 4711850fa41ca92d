import type { Temporal } from 'temporal-polyfill'
import type { Token } from '../tokens.ts'
import { join, type Stretch, type TimePhrase } from './moment.ts'
import { isElsewhere, isModifier, isZone } from './time-context.ts'
import { doubtsIn, isExcepted } from './time-doubts.ts'
import { type TimePart, timeParts } from './time-parts.ts'
import { type TimeToken, timeRuns } from './time-words.ts'

/** The times a message speaks of, in order; what only describes a thing ("the Friday report") is none. */
export function timePhrases(tokens: readonly Token[], today: Temporal.PlainDate): readonly TimePhrase[] {
  const isTimeExpected = tokens.some(({ text }) => text === 'alarm' || text === 'reminder' || text === 'wake')
  const read = timeRuns(tokens).flatMap((run) => phrasesOf(run, timeParts(run, today, isTimeExpected)))
  const kept = read
    .filter((phrase) => !isModifier(phrase, tokens))
    .map((phrase) => (isUnclear(phrase, tokens) ? { ...phrase, when: null } : inTheMorning(phrase, tokens)))
  const doubts = [...doubtsIn(tokens, read, kept), ...clashes(kept, tokens)]
  return [...kept, ...doubts].sort((one, other) => one.from - other.from)
}

const isUnclear = (phrase: TimePhrase, tokens: readonly Token[]) =>
  isExcepted(phrase, tokens) ||
  (phrase.when?.clock != null && (isZone(tokens[phrase.to]) || isElsewhere(phrase, tokens)))

/** "tomorrow on Friday" is both or neither. */
const clashes = (kept: readonly TimePhrase[], tokens: readonly Token[]): readonly TimePhrase[] =>
  kept
    .filter(({ from }, at) => {
      const end = kept[at - 1]?.to
      return end !== undefined && (end === from || (end === from - 1 && tokens[end]?.text === ','))
    })
    .map((phrase) => ({ ...phrase, when: null }))

/** "wake me up at 6": whoever sleeps in the afternoon says so. */
function inTheMorning(phrase: TimePhrase, tokens: readonly Token[]): TimePhrase {
  const { when } = phrase
  const isWaking = tokens.some(({ text }, at) => text === 'wake' && /^(me|up)$/.test(tokens[at + 1]?.text ?? ''))
  if (!isWaking || !when?.clock?.isBare || when.daypart || when.clock.hour < 4 || when.clock.hour > 11) return phrase
  return { ...phrase, when: { ...when, clock: { ...when.clock, isBare: false } } }
}

function phrasesOf(run: readonly TimeToken[], parts: readonly TimePart[]): readonly TimePhrase[] {
  const phrases: TimePhrase[] = []
  for (const part of parts) {
    const own = phraseOf(run, part)
    const last = phrases.at(-1)
    const when = last && isNextTo(run, last, own) ? join(last.when, own.when) : null
    if (last && when) phrases[phrases.length - 1] = { ...last, to: own.to, when }
    else phrases.push(own)
  }
  return [...phrases, ...impossibleClocks(run, phrases)].sort((one, other) => one.from - other.from)
}

function phraseOf(run: readonly TimeToken[], { from, to, lead, when }: TimePart): TimePhrase {
  const start = run[0]?.index ?? 0
  return { from: start + from, to: start + to, lead, when }
}

function isNextTo(run: readonly TimeToken[], last: Stretch, next: Stretch): boolean {
  const start = run[0]?.index ?? 0
  return run.slice(last.to - start, next.from - start).every(({ text }) => text === ',' || text === 'of')
}

/** 25:00 and 13pm: a time was meant, and there is none. */
const impossibleClocks = (run: readonly TimeToken[], phrases: readonly TimePhrase[]): readonly TimePhrase[] =>
  run
    .filter(({ kind, text }) => kind === 'clock' && /[:ap]/.test(text))
    .filter(({ index }) => !phrases.some(({ from, to }) => from <= index && index < to))
    .map(({ index }) => ({ from: index, to: index + 1, lead: null, when: null }))
