import { isTimeWrong, judgeCase, saysWhen, type Verdict } from './judge-case.ts'
import type { Placed } from './read-cases.ts'

export type Judged = Placed & Verdict

export const judgeAll = (cases: readonly Placed[]): readonly Judged[] =>
  cases.map((placed) => ({ ...placed, ...judgeCase(placed.case) }))

/** Of some cases, each as a share of 1; null where there is nothing to have a share of. */
export type Figures = Readonly<{
  cases: number
  /** The right commands, whatever their slots. */
  intent: number | null
  /** The right commands, slots and all. */
  command: number | null
  /** Of those that say when: all times right. */
  time: number | null
  /** Of those that say when: another time, rather than none. */
  wrongTime: number | null
  acts: number | null
  asked: number | null
}>

export function figuresOf(judged: readonly Judged[]): Figures {
  const timed = judged.filter(({ expected }) => saysWhen(expected))
  const share = (of: readonly Judged[], isCounted: (one: Judged) => boolean) =>
    of.length === 0 ? null : of.filter(isCounted).length / of.length
  return {
    cases: judged.length,
    intent: share(judged, hasRightIntents),
    command: share(judged, ({ outcome }) => outcome === 'RIGHT'),
    time: share(timed, (one) => hasRightIntents(one) && !isTimeWrong(one)),
    wrongTime: share(timed, (one) => hasRightIntents(one) && isTimeWrong(one) && isTimed(one)),
    acts: share(judged, ({ outcome }) => outcome === 'ACT'),
    asked: share(judged, ({ outcome }) => outcome === 'ASKED'),
  }
}

const hasRightIntents = ({ outcome }: Verdict) => outcome === 'RIGHT' || outcome === 'SLOTS'

const isTimed = ({ got }: Verdict) =>
  got.commands.some(({ due, recurrence, reminders, shift }) => due ?? recurrence ?? reminders ?? shift)

/** The intents of an answer as one name: the first, as an interpretation has it. */
const namedIntent = ({ expected }: Judged) => (expected === 'nothing' ? 'nothing' : (expected[0]?.intent ?? 'nothing'))

export type Confusion = Readonly<{
  expected: string
  cases: number
  right: number
  others: ReadonlyMap<string, number>
}>

/** By the intent that was expected: how often it came, and what came in its place, most often first. */
export function confusions(judged: readonly Judged[]): readonly Confusion[] {
  const groups = Map.groupBy(judged, namedIntent)
  return [...groups].sort(byName).map(([expected, cases]) => {
    const others = cases.filter((one) => !hasRightIntents(one))
    return { expected, cases: cases.length, right: cases.length - others.length, others: countedBy(others, insteadOf) }
  })
}

const insteadOf = ({ got, outcome }: Judged) =>
  outcome === 'ASKED' ? `(${got.doubt ?? got.intent})` : got.commands.map(({ intent }) => intent).join('+')

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => one.localeCompare(other)

function countedBy<T>(items: readonly T[], name: (item: T) => string): ReadonlyMap<string, number> {
  const groups = [...Map.groupBy(items, name)].map(([of, those]) => [of, those.length] as const)
  return new Map(groups.sort(([, one], [, other]) => other - one))
}

/** `share` is what the number of the class should be: of the interpretations that have it, how many are right. */
export type Calibrated = Readonly<{ confidence: number; cases: number; right: number; share: number }>

/** One more right and one more wrong are counted, so that a few cases give no certainty (Laplace's rule of succession). */
export const calibration = (judged: readonly Judged[]): readonly Calibrated[] =>
  [...Map.groupBy(judged, ({ got }) => got.confidence)]
    .sort(([one], [other]) => other - one)
    .map(([confidence, cases]) => {
      const right = cases.filter(({ outcome }) => outcome === 'RIGHT').length
      return { confidence, cases: cases.length, right, share: (right + 1) / (cases.length + 2) }
    })
