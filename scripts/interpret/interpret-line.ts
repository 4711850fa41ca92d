import { GraphQLError } from 'graphql'
import { type Problem, problemsOf } from '../../platform/errors.ts'
import { parseInput } from '../../platform/input.ts'
import { type InterpretInput, interpretInput } from '../../subgraphs/conversation/input.ts'
import { shownInterpretation } from '../../subgraphs/conversation/interpretation.shown.ts'
import { interpret } from '../../subgraphs/conversation/interpreter/interpreter.ts'
import type * as Schema from '../../subgraphs/conversation/resolvers.generated.ts'

export type Answer = Schema.Interpretation | Readonly<{ problems: readonly Problem[] }>

/** `isRead`: whether the line was an object, be its content right or wrong. `fault`: one of ours, which should not be. */
export type Answered = Readonly<{ isRead: boolean; answer: Answer; fault?: unknown }>

/** What the interpreter makes of one line of JSON; `now` and UTC stand for what it leaves out. */
export function interpretLine(line: string, now: Date): Answered {
  const given = parsed(line)
  if (!isObject(given))
    return { isRead: false, answer: wrong('', 'write one JSON object a line, like { "text": "buy milk tomorrow" }') }
  try {
    return { isRead: true, answer: interpreted(parseInput(interpretInput, given, ''), now) }
  } catch (error) {
    if (error instanceof GraphQLError) return { isRead: true, answer: { problems: problemsOf(error) } }
    return {
      isRead: true,
      answer: wrong('text', 'the interpreter failed, and wrote why to standard error'),
      fault: error,
    }
  }
}

function interpreted({ text, now, timeZone, locale }: InterpretInput, present: Date): Schema.Interpretation {
  const context = { now: now ?? present, timeZone: timeZone ?? 'UTC', locale: locale ?? 'EN' }
  return shownInterpretation({ ...interpret(text, context), answeredBy: 'INTERPRETER' }, context.now)
}

const wrong = (path: string, problem: string): Answer => ({ problems: [{ path, problem }] })

const isObject = (given: unknown) => typeof given === 'object' && given !== null && !Array.isArray(given)

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // the answer says what a line has to be
  }
}
