import type { Failpoints } from '../../platform/failpoint.ts'
import type { Log } from '../../platform/log.ts'
import type { Plan, Step } from './domain/plan.ts'
import type { Answered } from './gateway.asking.ts'
import { repliesIn } from './replies.catalogue.ts'
import type { Replies, Retry } from './replies.ts'
import type { GatewayTask, TaskGateway, TaskList } from './task.gateway.ts'
import { type Answer, answer, retryOf } from './turn.answer.ts'
import type { Turn } from './turn.store.ts'

type ActingParts = Readonly<{ gateway: TaskGateway; failpoint: Failpoints; log: Log; say: (text: string) => void }>

/** SKIPPED: not tried, as one before it is not known to be done. */
type Result = Readonly<{ step: Step; came: Answered<TaskList> | Readonly<{ kind: 'SKIPPED' }> }>

const mostListed = 10

/** Does what was planned, in order, and says what came of it. Doing it once more changes nothing more. */
export async function act(
  turn: Turn,
  plan: Plan,
  { gateway, failpoint, log }: ActingParts,
  now: Date,
): Promise<Answer> {
  const results: Result[] = []
  for (const step of plan.steps) {
    if (results.some(({ came }) => isUnfinished(came.kind))) {
      results.push({ step, came: { kind: 'SKIPPED' } })
      continue
    }
    const came = await send(step, gateway)
    failpoint('conversation.after-command')
    if ('fault' in came) log.warn({ err: came.fault, turn: turn.id, step: step.kind }, 'a command got no good answer')
    results.push({ step, came })
  }
  return told(turn, plan, results, now)
}

const isUnfinished = (kind: Result['came']['kind']) => kind === 'LATER' || kind === 'NOT_KNOWN' || kind === 'SKIPPED'

async function send(step: Step, gateway: TaskGateway): Promise<Answered<TaskList>> {
  switch (step.kind) {
    case 'create':
      return one(await gateway.create(step))
    case 'complete':
      return one(await gateway.complete(step))
    case 'delete':
      return one(await gateway.remove(step))
    case 'list':
      return gateway.list(step.filter, mostListed)
  }
}

const one = (came: Answered<GatewayTask>): Answered<TaskList> =>
  came.kind === 'OK' ? { kind: 'OK', value: { tasks: [came.value], total: 1 } } : came

function told(turn: Turn, plan: Plan, results: readonly Result[], now: Date): Answer {
  const say = repliesIn(plan.meaning.language, now)
  const retry = retryOf(turn, plan)
  const content = results.map((result) => sentence(result, say, retry, turn.timeZone)).join('\n')
  const tasks = results.flatMap(({ came }) => (came.kind === 'OK' ? came.value.tasks : []))
  const isFailed = results.some(({ came }) => isUnfinished(came.kind))
  return answer(plan.meaning, content, {
    isFailed,
    taskIds: tasks.map(({ id }) => id),
    proposalId: plan.proposalId,
    concluded: plan.proposalId && !isFailed ? conclusion(results) : null,
  })
}

const conclusion = (results: readonly Result[]) =>
  results.some(({ came }) => came.kind === 'OK') ? 'CARRIED_OUT' : 'VOID'

function sentence({ step, came }: Result, say: Replies, retry: Retry, timeZone: string): string {
  switch (came.kind) {
    case 'OK':
      return success(step, came.value, say, timeZone)
    case 'REFUSED':
      return refusal(step, came, say)
    case 'LATER':
      return say.tryLater(step)
    case 'NOT_KNOWN':
      return step.kind === 'list' ? say.tasksUnreachable() : say.notKnown(step, retry)
    case 'SKIPPED':
      return say.notReached(step)
  }
}

function success(step: Step, { tasks, total }: TaskList, say: Replies, timeZone: string): string {
  if (step.kind === 'list')
    return say.listed({ what: step.what, tags: step.filter.tagsAll ?? [], total, tasks, timeZone })
  const task = tasks[0] ?? step
  if (step.kind === 'create') return say.created(task, step.wantsReminder)
  return step.kind === 'complete' ? say.completed(task) : say.deleted(task)
}

function refusal(step: Step, { code, reasons }: { code: string; reasons: readonly string[] }, say: Replies): string {
  if (!('id' in step)) return say.refused(step, reasons)
  if (code === 'NOT_FOUND') return say.isGone(step)
  return code === 'CONFLICT' && step.version !== null ? say.changedSince(step) : say.refused(step, reasons)
}
