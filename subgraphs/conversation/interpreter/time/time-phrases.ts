import type { Temporal } from 'temporal-polyfill'
import type { Token } from '../tokens.ts'
import { join, type Stretch, type TimePhrase } from './moment.ts'
import { isModifier, isZone } from './time-context.ts'
import { type TimePart, timeParts } from './time-parts.ts'
import { type TimeToken, timeRuns } from './time-words.ts'

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
