import type { z } from 'zod'
import { type ModelCommands, type Output, outputs } from './grammar.ts'
import { type Refusal, type RefusalReason, refuse } from './refusal.ts'

export type Parsed =
  | Readonly<{ kind: 'OK'; answer: ModelCommands }>
  | Readonly<{ kind: 'REFUSED'; refusals: readonly Refusal[] }>

const longest = 20_000

/** What a model said, held against its schema: whatever stands around the one object, such as fences or prose, is left out. */
export function parseAnswer(text: string, output: Output): Parsed {
  if (text.length > longest) return refused('TOO_LONG', `The answer is longer than ${longest} characters.`)
  const value = objectIn(text)
  if (value === undefined) return refused('MALFORMED', 'The answer holds no complete JSON object.')
  const parsed = outputs[output].safeParse(value)
  if (parsed.success) return { kind: 'OK', answer: parsed.data }
  return { kind: 'REFUSED', refusals: parsed.error.issues.slice(0, 5).map(refusalOf) }
}

const refused = (reason: RefusalReason, why: string): Parsed => ({ kind: 'REFUSED', refusals: refuse(reason, why) })

/** The last part that parses: models that think aloud come to the point at the end. */
function objectIn(text: string): unknown {
  const afterThinking = text.slice(text.lastIndexOf('</think>') + 1)
  const from = afterThinking.indexOf('{')
  const to = afterThinking.lastIndexOf('}')
  if (from < 0 || to < from) return undefined
  try {
    return JSON.parse(afterThinking.slice(from, to + 1))
  } catch {
    return undefined
  }
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  const where = issue.path.join('.') || 'the answer'
  return { reason: reasonOf(issue), why: `${where}: ${issue.message}` }
}

function reasonOf({ code, path }: z.core.$ZodIssue): RefusalReason {
  if (code === 'unrecognized_keys') return 'NOT_IN_GRAMMAR'
  if (code === 'too_big') return path.length === 1 ? 'TOO_MANY_COMMANDS' : 'TOO_LONG'
  return path.at(-1) === 'intent' ? 'NOT_IN_GRAMMAR' : 'MALFORMED'
}
