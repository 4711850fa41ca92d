import type { Meaning } from './domain/plan.ts'
import { type Context, type Interpretation, interpret } from './interpreter/interpreter.ts'

/** What a message means, and who found out: `answeredBy`. */
export type Understood = Interpretation & Pick<Meaning, 'answeredBy'>

/** `now` is when it was said, which times such as "tomorrow" start from; `timeZone` is where. */
export type Circumstances = Context & Readonly<{ locale: 'EN' | 'UR' }>

/** `signal` ends the wait for a model; `waiting` is told how many turns stand before this one. */
export type Attempt = Readonly<{ signal: AbortSignal; waiting: (position: number) => void }>

/** How a message becomes commands. It acts on nothing. */
export type Understand = (text: string, circumstances: Circumstances, attempt: Attempt) => Promise<Understood>

/** Without a model: at once, and the same each time. */
export const understandByInterpreter: Understand = async (text, context) => ({
  ...interpret(text, context),
  answeredBy: 'INTERPRETER',
})
