import type { Rule } from './confidence.ts'
import { resolveDue } from './due.ts'
import { ask, type Finding } from './finding.ts'
import type { Message } from './message.ts'
import { isFault, timeSpans } from './new-task.ts'
import { matchAt, matchTail, pattern, type Word } from './pattern.ts'
import { saysMore } from './sentences.ts'
import { chooseTimes } from './slot-times.ts'
import { isTooLong, slotText } from './title.ts'

export type Naming = Readonly<{ intent: 'COMPLETE_TASK' | 'DELETE_TASK'; rule: Rule; words: readonly Word[] }>

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const opening = pattern('[the|a|an|my|our] [task|todo|to-do|reminder|item] [called|named|titled|about|for|to]')
const openingNoun = pattern('[the|a|an|my|our] task|todo|to-do|reminder|item')
const article = pattern('[the|a|an|my|our]')
const closing = pattern('task|todo|to-do|reminder|item|entry')
const adverb = pattern('already|now|anymore')
const place = pattern('from|on|off|in my|the|our [*] [*] list|tasks|todos|calendar|agenda')

const pronouns = set('it that this them these those one ones')
const many = set('all every everything both each any tasks todos anything')
const negations = set("not never isn't haven't hasn't didn't yet don't can't won't no")
/** "cancel my flight", "delete your history": what other programs keep. */
const foreign = set(
  'account accounts email emails mail mails file files folder photo photos picture pictures image video contact contacts history message messages conversation chat flight order subscription membership app background song music sentence poem story essay paragraph text code line row column password game browser tab window',
)

/** A command about an existing task, named by some of its words; or null when those words name something else. */
export function namedTask(message: Message, { intent, rule, words }: Naming): Finding | null {
  const { named, isCalledTask } = core(words)
  const first = named[0]
  const refusal = refused(named, isCalledTask)
  if (refusal) return refusal === 'foreign' ? null : ask(refusal)
  if (!first) return ask('noTarget')

  const stretch = { from: first.index, to: afterLast(message, named) }
  const times = chooseTimes(message.phrases, stretch)
  if (saysMore(message, stretch, times.chosen)) return ask('several')

  const slot = slotText(message, 'target', stretch, times.chosen)
  if (!slot.text || isTooLong(slot.text)) return ask('noTarget')

  const due = times.when && resolveDue(times.when, message.context)
  const spans = [...slot.spans, ...timeSpans(message, times)].sort((one, other) => one.from - other.from)
  return {
    kind: 'command',
    command: {
      intent,
      title: null,
      target: slot.text,
      // "I paid the rent yesterday" tells when it was done, which narrows nothing.
      due: isFault(due) ? null : due,
      priority: null,
      tags: [],
      filter: null,
      spans,
    },
    rules: [isCalledTask ? 'explicit' : rule],
  }
}

/** Without what surrounds the words of the title: "the task called …", "… from my list". */
function core(words: readonly Word[]): Readonly<{ named: readonly Word[]; isCalledTask: boolean }> {
  const isOpened = matchAt(words, 0, openingNoun) !== null && words.length > 1
  const start = matchAt(words, 0, isOpened ? opening : article)?.end ?? 0
  const bare = [adverb, place, adverb].reduce((left, tail) => left.slice(0, matchTail(left, 1, tail)?.start), words)
  const closed = matchTail(bare, start + 1, closing)
  return { named: bare.slice(start, closed?.start), isCalledTask: isOpened || closed !== null }
}

function refused(named: readonly Word[], isCalledTask: boolean): 'noTarget' | 'several' | 'negated' | 'foreign' | null {
  const [first, last] = [named[0]?.text ?? '', named.at(-1)?.text ?? '']
  if (many.has(first)) return 'several'
  if (named.length === 1 && pronouns.has(first)) return 'noTarget'
  if (named.some(({ text }) => negations.has(text))) return 'negated'
  if (isCalledTask) return null
  const isPointed = named.some(({ text }) => pronouns.has(text) && text !== 'one')
  return isPointed || (foreign.has(last) && named.length < 4) ? 'foreign' : null
}

function afterLast({ words, tokens }: Message, named: readonly Word[]): number {
  const last = named.at(-1)?.index ?? 0
  return words.find(({ index }) => index > last)?.index ?? tokens.length
}
