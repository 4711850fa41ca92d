import type { Token } from './tokens.ts'

const words = (text: string) => new Set(text.split(' '))

const repeated = words(
  'other second third day days week weeks month months year years hour hours minute minutes weekday weekdays weekend morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july august september october november december few couple',
)
const adverbs = words('daily weekly fortnightly biweekly monthly quarterly yearly annually hourly nightly')
const plurals = words(
  'weekdays weekends mondays tuesdays wednesdays thursdays fridays saturdays sundays mornings evenings',
)

/**
 * Whether a message asks for something that repeats, or for a lead ("15 minutes before"). Neither is understood yet, so
 * neither may turn into a single task at a wrong time.
 */
export const speaksOfRepetition = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => !token.isQuoted && isRepetition(token.text, tokens, at))

function isRepetition(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (text === 'every' || text === 'each') return repeated.has(next?.text ?? '') || /^\d/.test(next?.text ?? '')
  // "daily" at the end tells how often; in "the daily report" it is a name.
  if (adverbs.has(text)) return !next?.isWord || next.text === 'at' || next.text === 'on'
  if (plurals.has(text)) return before?.text === 'on' || before?.text === 'in'
  if (text === 'a' || text === 'per') return isOften(before?.text) && repeated.has(next?.text ?? '')
  return (text === 'before' || text === 'earlier') && isLength(before?.text)
}

const isOften = (text: string | undefined) => text === 'once' || text === 'twice' || text === 'times'
const isLength = (text: string | undefined) => /^(minutes?|mins?|hours?|days?|weeks?)$/.test(text ?? '')
