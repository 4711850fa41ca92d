import type { Meaning } from './domain/plan.ts'
import { type Interpretation, interpret } from './interpreter/interpreter.ts'

/** What a message means, and who found out: `answeredBy`. */
export type Understood = Interpretation & Pick<Meaning, 'answeredBy'>

/** `now` is when it was said, which times such as "tomorrow" start from; `timeZone` is where. */
export type Circumstances = Readonly<{ now: Date; timeZone: string; locale: 'EN' | 'UR' }>

/** How a message becomes commands. It acts on nothing. */
export type Understand = (text: string, circumstances: Circumstances) => Promise<Understood>

/** Without a model: at once, and the same each time. */
export const understandByInterpreter: Understand = async (text, { now, timeZone }) => ({
  ...interpret(text, { now, timeZone }),
  answeredBy: 'INTERPRETER',
})
