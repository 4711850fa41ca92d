import type { Context, Discourse, Interpretation } from '../../subgraphs/conversation/interpreter/interpretation.ts'
import { interpret } from '../../subgraphs/conversation/interpreter/interpreter.ts'
import type { Case, Expected, ExpectedCommand } from './case.ts'
import { timeSlots, wrongSlots } from './compare-slots.ts'

/**
 * RIGHT: as expected, slots and all. SLOTS: the right commands, but for `wrong`. ASKED: nothing was done though something was
 * asked for. ACT: something was done that nobody asked for, or half of what they did; the worst.
 */
export type Outcome = 'RIGHT' | 'SLOTS' | 'ASKED' | 'ACT'
export type Verdict = Readonly<{ outcome: Outcome; wrong: readonly string[]; expected: Expected; got: Interpretation }>

/** Against the expectation that comes closest. */
export function judgeCase(given: Case): Verdict {
  const got = interpret(given.text, contextOf(given))
  const verdicts = [given.expect, ...(given.or ?? [])].map((expected) => ({
    ...judged(expected, got, given.timeZone),
    expected,
    got,
  }))
  return verdicts.reduce((best, other) => (rank(other) < rank(best) ? other : best))
}

const order: readonly Outcome[] = ['RIGHT', 'SLOTS', 'ASKED', 'ACT']
const rank = ({ outcome, wrong }: Verdict) => order.indexOf(outcome) * 100 + wrong.length

type Judged = Pick<Verdict, 'outcome' | 'wrong'>
const all = (outcome: Outcome): Judged => ({ outcome, wrong: [] })

function judged(expected: Expected, got: Interpretation, timeZone: string): Judged {
  if (expected === 'nothing') return all(got.commands.length === 0 ? 'RIGHT' : 'ACT')
  const [first] = expected
  if (first && isTalk(first)) return all(talked(first, got))
  if (got.commands.length === 0) return all('ASKED')
  if (!isSameList(expected, got)) return all('ACT')
  const wrong = expected.flatMap((command, index) => {
    const other = got.commands[index]
    return other ? wrongSlots(command, other, timeZone) : []
  })
  return { outcome: wrong.length === 0 ? 'RIGHT' : 'SLOTS', wrong }
}

const talk: ReadonlySet<string> = new Set(['CONFIRM', 'REJECT', 'CHITCHAT', 'UNKNOWN'])
const isTalk = ({ intent }: ExpectedCommand) => talk.has(intent)

function talked({ intent }: ExpectedCommand, got: Interpretation): Outcome {
  if (got.commands.length > 0) return 'ACT'
  return got.intent === intent ? 'RIGHT' : 'ASKED'
}

const isSameList = (expected: readonly ExpectedCommand[], { commands }: Interpretation) =>
  expected.length === commands.length && expected.every(({ intent }, index) => commands[index]?.intent === intent)

/** What was said before is interpreted as well, so that an answer meets the question that was really asked. */
function contextOf({ now, timeZone, language, after }: Case): Context {
  const context: Context = { now, timeZone, locale: language === 'EN' ? 'EN' : 'UR' }
  if (!after) return context
  const { question } = interpret(after.said, context)
  const discourse: Discourse = { spokenOf: after.spokenOf ?? after.listed ?? 1, listed: after.listed ?? 0, question }
  return { ...context, discourse, hasReminded: after.reminded ?? false }
}

export const saysWhen = (expected: Expected): boolean =>
  expected !== 'nothing' &&
  expected.some((command) => timeSlots.some((slot) => slot in command || slot in (command.filter ?? {})))

export const isTimeWrong = ({ wrong }: Verdict): boolean => timeSlots.some((slot) => wrong.includes(slot))
