import type { Command, Context, Doubt } from '../interpreter/interpreter.ts'
import type { Message } from '../interpreter/message.ts'
import type { Stretch } from '../interpreter/time/moment.ts'
import { type Token, tokenize } from '../interpreter/tokens.ts'
import { askedActs, isAskedFor } from './asked-acts.ts'
import { commandOf } from './command-of.ts'
import type { Act } from './cue-words.ts'
import type { ModelCommand } from './grammar.ts'
import { readInLanguage } from './in-language.ts'
import { type Refusal, refuse } from './refusal.ts'
import { groundedSlots } from './slots.ts'

/** What stays of a model's commands: all of them in our grammar, or a doubt to ask about, or why they are refused. */
export type Grounded =
  | Readonly<{ kind: 'COMMANDS'; commands: readonly Command[] }>
  | Readonly<{ kind: 'DOUBT'; doubt: Doubt }>
  | Readonly<{ kind: 'REFUSED'; refusals: readonly Refusal[] }>

/** Holds a model's commands against the message that it was given: nothing is kept that the person did not say. */
export function grounded(named: readonly ModelCommand[], source: string, context: Context): Grounded {
  // The slots are of the words as they stand there; in Urdu some are cut in two to read their times.
  const timed = readInLanguage(source, { source, context })
  const message = { ...timed, tokens: tokenize(source) }
  const hasTime = timed.phrases.length + timed.repeats.length > 0
  const asked = askedActs(message.tokens, hasTime)
  const read = named.map((command) => ({ command, slots: groundedSlots(command, message) }))
  const refusals = read.flatMap(({ command, slots }) => [...refusedIn(command, asked), ...slots.refusals])
  if (refusals.length > 0) return { kind: 'REFUSED', refusals }
  const said = read.flatMap(({ slots }) => Object.values(slots.slots).flatMap((words) => words ?? []))
  if (named.length > 0 && isTimePassedOver(timed, charactersOf(said, message.tokens)))
    return { kind: 'DOUBT', doubt: 'time' }

  const commands: Command[] = []
  for (const { command, slots } of read) {
    const made = commandOf(command, slots.slots, message)
    if (typeof made === 'string') return { kind: 'DOUBT', doubt: made }
    commands.push(made)
  }
  return { kind: 'COMMANDS', commands }
}

const refusedIn = ({ intent }: ModelCommand, asked: ReadonlySet<Act>): readonly Refusal[] =>
  isAskedFor(intent, asked) ? [] : refuse('NOT_ASKED', `${intent}: no word of the message asks for that.`)

/** A time that was said belongs to some command, or stands in a title. */
const isTimePassedOver = ({ tokens, phrases, repeats, leads }: Message, said: readonly Stretch[]): boolean =>
  charactersOf([...phrases, ...repeats, ...leads], tokens).some(
    ({ from, to }) => !said.some((words) => words.from < to && from < words.to),
  )

const charactersOf = (stretches: readonly Stretch[], tokens: readonly Token[]): readonly Stretch[] =>
  stretches.map(({ from, to }) => ({ from: tokens[from]?.from ?? 0, to: tokens[to - 1]?.to ?? 0 }))
