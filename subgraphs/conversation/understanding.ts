import type { Meaning } from './domain/plan.ts'
import { type Context, type Interpretation, interpret } from './interpreter/interpreter.ts'

/** What a message means, and who found out: `answeredBy`. */
export type Understood = Interpretation & Pick<Meaning, 'answeredBy'>

/** `now` is when it was said, which times such as "tomorrow" start from; `timeZone` is where. */
export type Circumstances = Context & Readonly<{ locale: 'EN' | 'UR' }>

/** How a message becomes commands. It acts on nothing. */
export type Understand = (text: string, circumstances: Circumstances) => Promise<Understood>

/** Without a model: at once, and the same each time. */
export const understandByInterpreter: Understand = async (text, { now, timeZone, hasReminded = false }) => ({
  ...interpret(text, { now, timeZone, hasReminded }),
  answeredBy: 'INTERPRETER',
})
