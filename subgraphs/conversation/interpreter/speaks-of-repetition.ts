import type { Token } from './tokens.ts'

const words = (text: string) => new Set(text.split(' '))

const repeated = words(
  'other second third day days week weeks month months year years hour hours minute minutes weekday weekdays weekend morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july august september october november december few couple payday lunch lunchtime dinner breakfast bedtime meal leap birthday anniversary holiday season spring summer autumn fall winter quarter fortnight semester term decade century half noon midday midnight sunrise sunset dawn dusk full new ramadan eid working business',
)
const adverbs = words('daily weekly fortnightly biweekly monthly quarterly yearly annually hourly nightly')
const plurals = words(
  'weekdays weekends mondays tuesdays wednesdays thursdays fridays saturdays sundays mornings evenings',
)
const leads = words('before beforehand earlier early prior ahead')

type Sign = (text: string, before: string, next: string) => boolean

const signs: readonly Sign[] = [
  (text, _, next) => (text === 'every' || text === 'each') && (repeated.has(next) || /^\d/.test(next)),
  (text, before, next) =>
    (text === 'a' || text === 'per') && repeated.has(next) && ['once', 'twice', 'times'].includes(before),
  (text, before, next) => plurals.has(text) && (/^(on|in)$/.test(before) || /^(at|by)$/.test(next)),
  (text) => /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*-(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/.test(text),
  (text, before) => leads.has(text) && /^(minutes?|mins?|hours?|days?|weeks?|night|evening|morning)$/.test(before),
  (text, before, next) => text === 'in' && next === 'advance' && /^(minutes?|mins?|hours?|days?|weeks?)$/.test(before),
  // "daily" at the end tells how often; in "the daily report" it is a name.
  (text, _, next) => adverbs.has(text) && /^$|^\W|^(at|on|in|by|to)$/.test(next),
]

/**
 * Whether a message asks for something that repeats, or for a lead ("15 minutes before"). Neither is understood yet, so
 * neither may turn into a single task at a wrong time.
 */
export const speaksOfRepetition = (tokens: readonly Token[]): boolean =>
  tokens.some(({ text, isQuoted }, at) => {
    const [before, next] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? '']
    return !isQuoted && signs.some((isSign) => isSign(text, before, next))
  })
