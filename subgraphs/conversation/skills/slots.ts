import type { Message } from '../interpreter/message.ts'
import type { ModelCommand } from './grammar.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type SaidWords, saidWords } from './said-words.ts'

/** What each slot says, in words of the message. */
export type Slots = Readonly<{
  title: SaidWords | null
  target: SaidWords | null
  times: readonly SaidWords[]
  tags: readonly SaidWords[]
}>

type Read = Readonly<{ slots: Slots; refusals: readonly Refusal[] }>

const urgent = /^(urgent|urgently|important|asap|critical|high|top|priority|zaroori|zaruri|اہم|ضروری|فوری)$/
const minor = /^(low|minor|unimportant|whenever|someday|معمولی)$/

export function groundedSlots(command: ModelCommand, message: Message): Read {
  const refusals: Refusal[] = []
  const said = (slot: string, named: string | null, gap?: number): SaidWords | null => {
    if (named === null) return null
    const words = saidWords(named, message.source, message.tokens, gap)
    if (!words) refusals.push(...refuse('NOT_SAID', `${slot}: use only words of the message, in their order.`))
    return words
  }
  const slots = {
    title: said('title', command.title),
    target: said('target', command.target, 1),
    times: [said('time', command.time, 0), said('repetition', command.repetition, 0), said('lead', command.lead, 0)]
      .filter((words) => words !== null)
      .toSorted((one, other) => one.from - other.from),
    tags: (command.tags ?? []).map((tag) => said('tags', tag, 0)).filter((words) => words !== null),
  }
  if (!isPrioritySaid(command, message)) refusals.push(...refuse('NOT_SAID', 'priority: the message names none.'))
  return { slots, refusals }
}

/** MEDIUM is what a task has anyway. */
function isPrioritySaid({ priority }: ModelCommand, { tokens }: Message): boolean {
  if (priority === 'HIGH') return tokens.some(({ text }) => urgent.test(text))
  return priority !== 'LOW' || tokens.some(({ text }) => minor.test(text))
}
