import type { Command, Context, Doubt } from '../interpreter/interpreter.ts'
import { type Message, readMessage } from '../interpreter/message.ts'
import { placesIn } from '../interpreter/places.ts'
import { tokenize } from '../interpreter/tokens.ts'
import { askedActs, isAskedFor } from './asked-acts.ts'
import { commandOf } from './command-of.ts'
import type { Act } from './cue-words.ts'
import type { ModelCommand } from './grammar.ts'
import { type Refusal, refuse } from './refusal.ts'
import { groundedSlots, type Slots } from './slots.ts'

/** What stays of a model's commands: all of them in our grammar, or a doubt to ask about, or why they are refused. */
export type Grounded =
  | Readonly<{ kind: 'COMMANDS'; commands: readonly Command[] }>
  | Readonly<{ kind: 'DOUBT'; doubt: Doubt }>
  | Readonly<{ kind: 'REFUSED'; refusals: readonly Refusal[] }>

/** Holds a model's commands against the message that it was given: nothing is kept that the person did not say. */
export function grounded(named: readonly ModelCommand[], source: string, context: Context): Grounded {
  const message = readMessage(source, tokenize(source), context)
  const hasTime = message.phrases.length + message.repeats.length > 0
  const asked = askedActs(message.tokens, hasTime)
  const read = named.map((command) => ({ command, slots: groundedSlots(command, message) }))
  const refusals = read.flatMap(({ command, slots }) => [...refusedIn(command, asked), ...slots.refusals])
  if (refusals.length > 0) return { kind: 'REFUSED', refusals }
  if (
    isTimePassedOver(
      message,
      read.map(({ slots }) => slots.slots),
    )
  )
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
function isTimePassedOver({ phrases, repeats, leads }: Message, slots: readonly Slots[]): boolean {
  const places = placesIn(slots.flatMap((each) => Object.values(each).flatMap((said) => said ?? [])))
  return [...phrases, ...repeats, ...leads].some(({ from, to }) => {
    for (let at = from; at < to; at += 1) if (places.has(at)) return false
    return true
  })
}
