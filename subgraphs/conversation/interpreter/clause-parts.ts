import { isChore } from './chores.ts'
import { afterBullet, type Link, linksIn } from './clause-links.ts'
import { starters, sureStarters } from './clause-starters.ts'
import { afterManners, afterWishes, withoutThanks } from './fillers.ts'
import type { Finding } from './finding.ts'
import { type Message, readMessage } from './message.ts'
import { isPointer } from './pointers.ts'
import { isOpened, isQuickAdd } from './quick-add.ts'
import type { Stretch } from './time/moment.ts'

export type Reading = (message: Message) => Finding | null

/**
 * A stretch of the message that is a clause. `isContinued`: it goes on with what the one before began ("remind me to … and to …").
 * `isGuess`: it could as well belong to the one before. `finding` where it is read already.
 */
export type Part = Stretch &
  Readonly<{ link: Link | null; isContinued: boolean; isGuess: boolean; finding: Finding | null }>

/** Trying costs a reading each, so only so many words in all are tried, however many a message has. */
const mostTried = (message: Message) => 300 + message.tokens.length

/** More sentences than this are a text, and nothing said to us. */
export const mostClauses = 20

/** And more commas than this. */
const mostLinks = 80

/** The clauses of a message in order; found from its end, since the last one reaches to the end whatever was before. */
export function partsOf(message: Message, read: Reading): readonly Part[] {
  const parts: Part[] = []
  let end = message.tokens.length
  let left = mostTried(message)
  const tried: Reading = (clause) => {
    left -= clause.tokens.length
    return left > 0 ? read(clause) : null
  }
  for (const link of linksOf(message).toReversed()) {
    const part = parts.length > mostClauses ? null : partAt(message, link, end, tried)
    if (part) parts.unshift(part)
    end = part ? link.from : end
  }
  const isList = parts.some(({ link }) => link?.kind === 'item')
  return [
    {
      from: isList ? afterBullet(message.tokens, 0) : 0,
      to: end,
      link: null,
      isContinued: false,
      isGuess: false,
      finding: null,
    },
    ...parts,
  ]
}

/** Those after the manners: "hey, could you please …". */
function linksOf(message: Message): readonly Link[] {
  const links = isQuickAdd(message) ? quickLinks(message) : linksIn(message)
  const opening = message.words[afterWishes(message.words)]?.index ?? 0
  return links.length > mostLinks ? [] : links.filter(({ from }) => from > opening)
}

/** "todo: bread" and a line below it "todo: butter" are two; whatever else stands in one belongs to it. */
const quickLinks = (message: Message) =>
  linksIn(message).filter(
    ({ to, kind }) => kind !== 'and' && kind !== 'then' && isOpened(message.tokens.slice(to, to + 3)),
  )

function partAt(message: Message, link: Link, to: number, read: Reading): Part | null {
  const part = { from: link.to, to, link, isContinued: false, isGuess: false, finding: null }
  const first = message.tokens[part.from]
  if (!first || !saysSomething(message, part)) return null
  if (link.kind === 'sentence' || link.kind === 'line' || link.kind === 'item') return part

  if (isContinued(message, part)) return { ...part, isContinued: true, isGuess: !isParallel(message, part) }
  return ownClause(message, part, read)
}

/** More than a time ("…\ntomorrow at 5") or thanks. */
function saysSomething({ words }: Message, { from, to }: Stretch): boolean {
  const own = withoutThanks(words.filter(({ index }) => from <= index && index < to))
  return own.length > afterManners(own)
}

/** "…, then delete the dentist": begins as commands do, and is one. */
function ownClause(message: Message, part: Part, read: Reading): Part | null {
  const { tokens } = message
  // "… and at 6 remind me …": the time comes first.
  const first = message.words.find(({ index }) => index >= part.from)?.text ?? ''
  if (!starters.has(first)) return null
  const isInside = !isSure(message, part, first) && isAfterInfinitive(message, part)
  if (isInside && !endings.has(first) && !namesTask(message, part)) return null

  const clause = readMessage(message.source, tokens.slice(part.from, part.to), message.context)
  const finding = read(clause)
  return isCommand(finding) || isPointer(clause) ? { ...part, isGuess: isInside, finding } : null
}

const isSure = (message: Message, part: Part, first: string) =>
  sureStarters.has(first) || part.link?.kind === 'then' || isAfterTime(message, part)

const isCommand = (finding: Finding | null) =>
  finding?.kind === 'command' || (finding?.kind === 'ask' && finding.doubt !== 'unknown')

/** What one says of tasks rather than of the world: "remind me to call mum and delete the dentist" may be two commands. */
const endings = new Set(['delete', 'remove', 'mark', 'tick', 'cancel', 'add', 'put', 'reschedule'])

/** "… and create a task to …": nobody has a task to create a task. */
const namesTask = ({ words }: Message, { from, to }: Stretch) =>
  words
    .filter(({ index }) => from <= index && index < to)
    .slice(1, 5)
    .some(({ text }) => taskNouns.has(text))
const taskNouns = new Set('task todo to-do reminder alarm'.split(' '))

const infinitives = new Set('me us need have want got gotta must should forget remember reminder task'.split(' '))

const isAfterInfinitive = ({ tokens }: Message, { from }: Stretch) =>
  tokens.some(({ text }, at) => at < from && text === 'to' && infinitives.has(tokens[at - 1]?.text ?? ''))

const timesOf = ({ phrases, repeats }: Message): readonly Stretch[] => [...phrases, ...repeats]

const isAfterTime = (message: Message, { link }: Part) => timesOf(message).some(({ to }) => to === link?.from)

/**
 * "… and to pick up the kids", "call mum at 5 and dad at 6", "at 5 to call mum and at 6 to call dad". The second time must be
 * said in this clause, and the first right before it, or both right after their links.
 */
function isContinued(message: Message, part: Part): boolean {
  const { tokens } = message
  const first = tokens[part.from]?.text ?? ''
  const next = tokens[part.from + 1]?.text ?? ''
  if (first === 'to' && isChore(next)) return isAfterInfinitive(message, part)
  if (starters.has(first) && !isChore(first)) return false
  const within = timesOf(message).filter(({ from, to }) => part.from <= from && to <= part.to)
  return (
    within.length > 0 &&
    (isAfterTime(message, part) || within.some(({ from }) => from === part.from && hasTo(message, part)))
  )
}

const hasTo = ({ tokens }: Message, { from, to }: Stretch) => tokens.slice(from, to).some(({ text }) => text === 'to')

const isParallel = ({ tokens }: Message, { from }: Stretch) => {
  const first = tokens[from]?.text ?? ''
  return first === 'to' || isChore(first)
}
