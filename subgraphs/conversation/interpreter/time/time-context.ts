import type { Token } from '../tokens.ts'
import type { Stretch, TimePhrase } from './moment.ts'

const words = (text: string) => new Set(text.split(' '))

const determiners = words('the a an my your his her our their its this that every each no some last past')

/** What may follow a time that is the time of the task, and not a description of the next word. */
const followers = words(
  'with in on for about to at and or but before after by please pls thanks thank from because when if so then not sorry actually wait near via regarding concerning until till while as remind add create put set schedule make i is are was',
)

const strongLeads = words('at by on in before after until till around')
const weakLeads = words('on by in before at')

const zones = words('utc gmt est edt cst cdt mst mdt pst pdt bst cet cest eet eest ist pkt jst aest aedt et pt ct msk')

/** "5pm EST" is not five in the person's zone. */
export const isZone = (token: Token | undefined) => token !== undefined && zones.has(token.text)

/** "5pm Berlin time", "9am New York time" */
export function isElsewhere({ to }: Stretch, tokens: readonly Token[]): boolean {
  const named = tokens
    .slice(to, to + 4)
    .findIndex(({ isWord, text }) => !isWord || text === 'time' || followers.has(text))
  return named > 0 && tokens[to + named]?.text === 'time'
}

/** "the Friday report", "my 3pm call", "meet at 5 Main Street", "buy sun cream": time words that tell no time. */
export function isModifier(phrase: TimePhrase, tokens: readonly Token[]): boolean {
  const before = tokens[phrase.from - 1]
  const saysNo = before?.text === 'no' && phrase.when?.day?.isAnywhere === true // "say no tomorrow"
  if (before && determiners.has(before.text) && !saysNo) return true
  if (isTooLittle(phrase)) return true
  if (isFree(tokens[phrase.to])) return false
  return isBareHour(phrase) || isFourDigits(phrase, tokens) || (!isBound(phrase) && before?.isWord === true)
}

export const isFree = (next: Token | undefined) => !next?.isWord || followers.has(next.text) || isZone(next)

/** Words that mean a time only in company: "may", "sun", "morning". */
function isTooLittle({ when, lead }: TimePhrase): boolean {
  if (!when || when.clock) return false
  if (when.day) return when.day.isWeak && !when.daypart && !weakLeads.has(lead ?? '')
  return when.daypart !== null && lead === null && !when.daypart.isToday && !hours.has(when.daypart.name)
}

const hours = words('noon midday midnight')

const isBareHour = ({ when }: TimePhrase) =>
  when?.clock?.isBare === true && when.clock.minute === 0 && !when.day && !when.daypart

/** "at 1730 Main Street" */
const isFourDigits = ({ to }: TimePhrase, tokens: readonly Token[]) => /^\d{4}$/.test(tokens[to - 1]?.text ?? '')

/** Cannot be a description of the next word: "tomorrow", "in 20 minutes", "on Friday". */
function isBound({ when, lead }: TimePhrase): boolean {
  if (!when) return true
  return (
    when.day?.isAnywhere === true ||
    when.seconds !== null ||
    when.daypart?.isToday === true ||
    strongLeads.has(lead ?? '')
  )
}
