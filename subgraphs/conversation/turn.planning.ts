import type { Cause } from '../../kafka/envelope.ts'
import { newId } from '../../platform/id.ts'
import type { Log } from '../../platform/log.ts'
import { judge } from './domain/judge.ts'
import type { Meaning } from './domain/plan.ts'
import type { Step } from './domain/step.ts'
import type { Command } from './interpreter/interpreter.ts'
import { decided } from './proposal.decision.ts'
import type { ProposalStore } from './proposal.store.ts'
import type { Refused } from './refusal.audit.ts'
import { repliesIn } from './replies/catalogue.ts'
import type { Replies } from './replies/replies.ts'
import { openTitles } from './titles.gateway.ts'
import { type Answer, answer, type Planned } from './turn.answer.ts'
import type { Gateways } from './turn.sending.ts'
import type { Turn, TurnStore } from './turn.store.ts'
import { type Steps, stepsOf } from './turn.targets.ts'
import type { Attempt, Understand } from './understanding.ts'

type PlanningParts = Readonly<{
  understand: Understand
  refused: Refused
  turns: TurnStore
  proposals: ProposalStore
  gateways: Gateways
  cause: Cause
  log: Log
  attempt: Attempt
}>

/** Understands a message, and makes it exact. Reads the person's tasks, and changes none. */
export async function planOf(turn: Turn, parts: PlanningParts): Promise<Planned> {
  const { text, timeZone, locale, decision } = turn
  if (decision) return decided(turn, { ...certain, intent: decision }, decision === 'CONFIRM', parts)

  const remindedOf = await parts.turns.remindedOf(turn)
  const hasReminded = remindedOf.length > 0
  const attempt = { ...parts.attempt, titles: () => openTitles(parts.gateways.tasks) }
  const understood = await parts.understand(text, { now: turn.saidAt, timeZone, locale, hasReminded }, attempt)
  if (understood.refused) await parts.refused(turn, understood.refused, parts.cause)
  const { intent, confidence, answeredBy, language } = understood
  const meaning = { intent, confidence, answeredBy, language }
  const say = repliesIn(language, parts.cause.now)

  const verdict = judge(understood)
  if (verdict.kind === 'ask') return asked(meaning, verdict.doubt ? say.ask(verdict.doubt) : say.notUnderstood())
  if (verdict.kind === 'do') return planned(turn, meaning, { ...verdict, remindedOf }, parts)
  if (intent === 'CONFIRM' || intent === 'REJECT') return decided(turn, meaning, intent === 'CONFIRM', parts)
  return { answer: answer(meaning, say.abilities()) }
}

/** Somebody pressed a button: there is nothing to interpret. */
const certain = { confidence: 1, answeredBy: 'INTERPRETER', language: 'EN' } as const

const asked = (meaning: Meaning, content: string, tasks: readonly { id: string }[] = []): Planned => ({
  answer: answer(meaning, content, { clarificationNeeded: true, taskIds: tasks.map(({ id }) => id) }),
})

type ToDo = Readonly<{ commands: readonly Command[]; needsYes: boolean; remindedOf: readonly string[] }>

async function planned(turn: Turn, meaning: Meaning, toDo: ToDo, parts: PlanningParts): Promise<Planned> {
  const found = await stepsOf(toDo.commands, { turn, remindedOf: toDo.remindedOf }, parts.gateways)
  const say = repliesIn(meaning.language, parts.cause.now)
  switch (found.kind) {
    case 'NO_SUCH_TASK':
      return asked(meaning, say.noSuchTask(found.target, { among: 'OPEN', isEveryTaskSeen: found.isEveryTaskSeen }))
    case 'NOT_OPEN':
      return asked(meaning, say.notOpen(found.isEveryTaskSeen))
    case 'WHICH_TASK':
      return whichOf(found, turn, meaning, say)
    case 'UNCLEAR':
      return asked(meaning, say.notUnderstood())
    case 'UNREACHABLE':
      parts.log.warn({ err: found.fault, turn: turn.id }, 'the tasks of a turn could not be read')
      return { answer: answer(meaning, say.tasksUnreachable(), { isFailed: true }) }
    case 'STEPS':
      return toDo.needsYes || found.isGuess
        ? { answer: proposed(turn, meaning, toDo.commands, found.steps, say) }
        : { plan: { meaning, steps: found.steps.map(unbound), proposalId: null, undoes: null }, isKept: false }
  }
}

/** What is done at once is meant for the task as it is by then; what waits for a yes, for the task as it was shown. */
const unbound = (step: Step): Step => (step.kind === 'complete' ? { ...step, version: null } : step)

const mostNamed = 10

type Several = Extract<Steps, { kind: 'WHICH_TASK' }>

function whichOf({ target, tasks }: Several, { timeZone }: Turn, meaning: Meaning, say: Replies): Planned {
  const first = tasks.slice(0, mostNamed)
  return asked(meaning, say.whichTask({ target, total: tasks.length, tasks: first, timeZone }), first)
}

function proposed(
  { conversationId }: Turn,
  meaning: Meaning,
  commands: readonly Command[],
  steps: readonly Step[],
  say: Replies,
): Answer {
  const made = { id: newId(), conversationId, summary: say.summary(steps), commands, steps }
  const taskIds = steps.flatMap((step) => ('id' in step ? [step.id] : []))
  return answer(meaning, say.proposed(steps), { made, proposalId: made.id, taskIds })
}
