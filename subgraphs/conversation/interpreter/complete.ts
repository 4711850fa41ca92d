import type { Rule } from './confidence.ts'
import { afterManners, withoutThanks } from './fillers.ts'
import type { Finding } from './finding.ts'
import type { Message } from './message.ts'
import { namedTask } from './named-task.ts'
import { firstMatch, matchTail, type Pattern, patterns, type Word } from './pattern.ts'
import { onlyAsks } from './sentences.ts'

type Form = Readonly<{ rule: Rule; heads: readonly Pattern[]; tails?: readonly Pattern[] }>

const doneWords = 'done|complete|completed|finished'

const forms: readonly Form[] = [
  { rule: 'explicit', heads: patterns(`mark as ${doneWords}`) },
  {
    rule: 'explicit',
    heads: patterns('mark|set|flag|tick|check'),
    tails: patterns(`[off] as|to ${doneWords}`, `${doneWords}`),
  },
  { rule: 'explicit', heads: patterns('mark|tick|check|cross off') },
  { rule: 'explicit', heads: patterns('mark|tick|check|cross'), tails: patterns('off [my] [the] [*] [list]') },
  { rule: 'explicit', heads: patterns('the|my'), tails: patterns(`task|todo|to-do is|has [been] [now] ${doneWords}`) },
  {
    rule: 'reported',
    heads: patterns(
      'done|finished with',
      "i'm|im|we're [all] [already] done|finished with",
      'i|we am|are [all] [already] done|finished with',
      "i've|ive|we've [already|just|finally|now] done|finished|completed [with]",
      'i|we have [already|just|finally|now] done|finished|completed [with]',
      'i|we [already|just|finally] did|finished|completed [with]',
    ),
  },
  { rule: 'bareVerb', heads: patterns('complete|finish [off] [with]', 'completed|finished|done') },
]

/** "mark … as done", "finish …", "I've bought milk". */
export function readComplete(message: Message): Finding | null {
  const start = afterManners(message.words)
  const words = withoutThanks(message.words)
  if (onlyAsks(message)) return null

  for (const form of forms) {
    const named = betweenEnds(words, start, form)
    const finding = named && namedTask(message, { intent: 'COMPLETE_TASK', rule: form.rule, words: named })
    if (finding) return finding
  }
  return readReport(message, words, start)
}

function betweenEnds(words: readonly Word[], start: number, { heads, tails }: Form): readonly Word[] | null {
  const head = firstMatch(words, start, heads)
  if (!head) return null
  if (!tails) return words.slice(head.end)
  const tail = tails.map((candidate) => matchTail(words, head.end, candidate)).find((match) => match !== null)
  return tail ? words.slice(head.end, tail.start) : null
}

const reports = patterns(
  "i've|ive|we've [already|just|finally|now]",
  'i|we have [already|just|finally|now]',
  'i|we [already|just|finally]',
)

/** Only what is done to be done with: "I've seen it", "I've moved" and "I've had enough" complete nothing. */
const chores = new Set(
  `bought paid sent wrote written called phoned rang emailed texted mailed posted ordered booked cleaned washed fixed
  repaired renewed submitted watered walked fed returned replied cancelled canceled picked collected cooked packed printed
  signed scheduled uploaded updated reviewed replaced installed vacuumed ironed folded mowed charged filed delivered read
  hoovered swept dusted unpacked registered reserved contacted emptied planted brought prepared backed`.split(/\s+/),
)
const chatter = new Set('you too so enough about because twice much many him that this these those them it'.split(' '))
const longestReport = 7

function readReport(message: Message, words: readonly Word[], start: number): Finding | null {
  const named = words.slice(firstMatch(words, start, reports)?.end ?? words.length)
  const isReport = chores.has(named[0]?.text ?? '') && named.length > 1 && named.length <= longestReport
  if (!isReport || named.some(({ text }) => chatter.has(text))) return null
  return namedTask(message, { intent: 'COMPLETE_TASK', rule: 'reported', words: named })
}
