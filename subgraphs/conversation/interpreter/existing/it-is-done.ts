import { afterManners, withoutThanks } from '../fillers.ts'
import type { Finding } from '../finding.ts'
import { bare, type Command } from '../interpretation.ts'
import type { Message } from '../message.ts'
import { isWhole, patterns, type Word } from '../pattern.ts'
import { onlyAsks } from '../sentences.ts'

/** The words for what was just spoken of, as a command's target. */
export const itself = 'it'

const it = 'it|that|this'
const done = 'done|complete|completed|finished'
const already = '[already|all|just|now]'

const reports = patterns(
  `${already} ${done}|finish|did [with] [${it}] [already|now]`,
  `${it} is|has [been] ${already} ${done} [already|now]`,
  `it's|its|that's|thats ${already} ${done} [already|now]`,
  `i'm|im|we're ${already} ${done} [with] [${it}] [already|now]`,
  `i|we am|are ${already} ${done} [with] [${it}] [already|now]`,
  `i've|ive|we've ${already} done|finished|completed [with] [${it}] [already|now]`,
  `i|we have ${already} done|finished|completed [with] [${it}] [already|now]`,
  `i|we ${already} did|finished|completed [${it}] [already|now]`,
  `mark|set|flag|tick|check [${it}] [off] [as|to] ${done}`,
  `tick|check|cross ${it} off`,
  `tick|check|cross off ${it}`,
)

/** "done", "mark it as done": right after a reminder it is clear what is meant. The whole message or nothing. */
export function readItIsDone(message: Message): Finding | null {
  const { context, phrases, marks } = message
  if (!context.hasReminded || phrases.length > 0 || marks.length > 0 || onlyAsks(message)) return null
  const words = withoutThanks(message.words)
  if (!isWhole(words, afterManners(words), reports)) return null
  return { kind: 'command', rules: ['answer'], command: { ...complete, spans: spansOf(message, words) } }
}

const complete: Command = { ...bare('COMPLETE_TASK'), target: itself, meant: { kind: 'LAST' } }

const pronouns = new Set(it.split('|'))

const spansOf = ({ tokens }: Message, words: readonly Word[]) =>
  words
    .flatMap(({ text, index }) => (pronouns.has(text) ? (tokens[index] ?? []) : []))
    .map(({ from, to }) => ({ slot: 'target', from, to }))
