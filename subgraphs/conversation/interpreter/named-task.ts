import type { Rule } from './confidence.ts'
import { ask, type Finding } from './finding.ts'
import { bare, type Command } from './interpretation.ts'
import type { Message } from './message.ts'
import { timeSpans } from './new-task.ts'
import { isWhole, matchAt, matchTail, pattern, patterns, type Word } from './pattern.ts'
import { isFault } from './said-times.ts'
import { saysMore } from './sentences.ts'
import { type Choice, chooseTimes } from './slot-times.ts'
import { resolveDue } from './time/due.ts'
import { isTooLong, type Slot, slotText } from './title.ts'

export type Naming = Readonly<{ intent: 'COMPLETE_TASK' | 'DELETE_TASK'; rule: Rule; words: readonly Word[] }>

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const opening = pattern('[the|a|an|my|our] [task|todo|to-do|reminder|item] [called|named|titled|about|for|to]')
const openingNoun = pattern('[the|a|an|my|our] task|todo|to-do|reminder|item')
const article = pattern('[the|a|an|my|our]')
const closing = pattern('task|todo|to-do|reminder|item|entry')
const adverb = pattern('already|now|anymore')
const place = pattern('from|on|off|in my|the|our [*] [*] list|tasks|todos|calendar|agenda')

const pronouns = set('it that this them these those following me us you him her')
const many = set('all every everything both each any tasks todos anything')
const verbs = set('is are was were')
/** "I did well", "done deal", "finish the joke": turns of speech, unless the message says task. */
const idioms = patterns(
  'nothing|something|well|good|great|fine|okay|ok|best|first|second|third|last|early|late|deal|joke|sentence|thought',
  'pretty|so|very|really well|good|great|late|early',
  'paid attention',
)
const negations = set("not never isn't haven't hasn't didn't yet don't can't won't no")
/** "cancel my flight", "delete your history": what other programs keep. */
const foreign = set(
  'account accounts email emails mail mails file files folder photo photos picture pictures image video contact contacts history message messages conversation chat flight order subscription membership app background song music sentence poem story essay paragraph text code line row column password game browser tab window',
)

/** A command about an existing task, named by some of its words; or null when those words name something else. */
export function namedTask(message: Message, naming: Naming): Finding | null {
  const target = core(naming.words)
  const refusal = refusalOf(target, naming.rule)
  if (refusal) return refusal === 'foreign' ? null : ask(refusal)

  const stretch = { from: target.named[0]?.index ?? message.tokens.length, to: afterLast(message, target.named) }
  const times = chooseTimes(message, stretch)
  const slot = slotText(message, 'target', stretch, times.chosen)
  if (!slot.text || isTooLong(slot.text)) return ask('noTarget')
  if (saysMore(message, stretch, times.chosen)) return ask('several')

  const command = commandOn(message, naming, slot, times)
  return { kind: 'command', command, rules: [target.isCalledTask ? 'explicit' : naming.rule] }
}

function commandOn(message: Message, { intent, rule }: Naming, slot: Slot, times: Choice): Command {
  const due = times.when && resolveDue(times.when, message.context)
  return {
    ...bare(intent),
    target: slot.text,
    // "I paid the rent on Friday" tells when it was done, which narrows nothing.
    meant: { kind: 'WORDS', words: slot.text, near: isFault(due) || rule === 'reported' ? null : due },
    spans: [...slot.spans, ...timeSpans(message, times)].sort((one, other) => one.from - other.from),
  }
}

type Core = Readonly<{ named: readonly Word[]; isCalledTask: boolean; hasArticle: boolean }>

/** Without what surrounds the words of the title: "the task called …", "… from my list". */
function core(words: readonly Word[]): Core {
  const isOpened = matchAt(words, 0, openingNoun) !== null && words.length > 1
  const start = matchAt(words, 0, isOpened ? opening : article)?.end ?? 0
  const bare = [adverb, place, adverb].reduce((left, tail) => left.slice(0, matchTail(left, 1, tail)?.start), words)
  const closed = matchTail(bare, start + 1, closing)
  return { named: bare.slice(start, closed?.start), isCalledTask: isOpened || closed !== null, hasArticle: start > 0 }
}

type Refusal = 'noTarget' | 'several' | 'negated' | 'foreign'

function refusalOf(target: Core, rule: Rule): Refusal | null {
  const { named } = target
  const first = named[0]?.text ?? ''
  if (many.has(first)) return 'several'
  if (named.length === 1 && pronouns.has(first)) return 'noTarget'
  if (named.some(({ text }) => negations.has(text))) return 'negated'
  return isOther(target, rule) ? 'foreign' : null
}

function isOther(target: Core, rule: Rule): boolean {
  const { named, isCalledTask } = target
  // "mark is done"
  if (named.length === 1 && verbs.has(named[0]?.text ?? '')) return true
  if (isCalledTask || rule === 'explicit') return false
  return isWhole(named, 0, idioms) || (rule === 'bareVerb' && isForeign(target))
}

/** A bare verb may be meant for anyone: "finish this poem", "delete my account", "cancel culture is bad". */
function isForeign({ named, hasArticle }: Core): boolean {
  if (named.some(({ text }) => pronouns.has(text) || verbs.has(text))) return true
  const ends = [named[0]?.text ?? '', named.at(-1)?.text ?? '']
  return (hasArticle || named.length === 1) && ends.some((word) => foreign.has(word))
}

function afterLast({ words, tokens }: Message, named: readonly Word[]): number {
  const last = named.at(-1)?.index ?? 0
  return words.find(({ index }) => index > last)?.index ?? tokens.length
}
