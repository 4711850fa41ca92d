import { afterWishes, withoutThanks } from './fillers.ts'
import type { Finding } from './finding.ts'
import { type Message, readMessage } from './message.ts'
import { isWhole, patterns } from './pattern.ts'

const it = 'it|that|this|them'
const calendar = 'calendar|diary|agenda|schedule|planner|list'
const into = `[in|to|on|into|onto] [my|the|our] [*] [${calendar}]`

/** What asks to keep what was just told: "…, put it in my calendar", "…, can you remind me?" */
const pointers = patterns(
  `remind|ping|nudge me|us [please] [about|of] [${it}]`,
  `be|get reminded [about|of] [${it}]`,
  `set|create|add|make|give|put|send|schedule [up] [me] a|an|the [new] reminder|alarm|task|event|appointment|todo|entry [for|about|of] [me] [${it}]`,
  `put|add|save|note|write|keep|mark|enter|schedule|log|book ${it} [down] ${into}`,
  `put|write|note ${it} down`,
  `add|put|save to|on|in [my|the] [*] ${calendar}`,
  `make|take a note [of] [${it}]`,
  `don't|dont|never let me forget [about] [${it}]`,
  `don't|dont let me forget`,
)

export const isPointer = ({ words }: Message): boolean => {
  const said = withoutThanks(words)
  return isWhole(said, afterWishes(words), pointers)
}

const pronouns = new Set(it.split('|'))
const longestStatement = 20

/** Takes what was told for the word that points to it: "remind me" + "the dentist is on Friday at 3". */
export function pointedAt(told: Message, pointer: Message): Message | null {
  if (told.words.length === 0 || told.words.length > longestStatement || told.tokens.at(-1)?.text === '?') return null
  const { source, context } = pointer
  const tokens = pointer.tokens.filter(({ text }) => !ends.has(text))
  const at = tokens.findIndex(({ text }) => pronouns.has(text))
  const statement = told.tokens
  const joined = at < 0 ? [...tokens, ...statement] : [...tokens.slice(0, at), ...statement, ...tokens.slice(at + 1)]
  return readMessage(source, joined, context)
}

const ends = new Set(['?', '!', '.'])

/** What was told is kept by the one that points to it, and is no command beside it. */
export const isTold = (finding: Finding | null): boolean =>
  finding === null || (finding.kind === 'command' && finding.rules.some((rule) => told.has(rule)))

const told = new Set(['bareToDo', 'loose', 'obliged', 'reported'])
