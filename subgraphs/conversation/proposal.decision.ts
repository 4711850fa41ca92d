import type { Cause } from '../../kafka/envelope.ts'
import type { Meaning } from './domain/plan.ts'
import type { Proposal } from './domain/proposal.ts'
import type { ProposalStore } from './proposal.store.ts'
import { repliesIn } from './replies.catalogue.ts'
import type { Replies } from './replies.ts'
import { answer, type Planned } from './turn.answer.ts'
import type { Turn } from './turn.store.ts'

type Parts = Readonly<{ proposals: ProposalStore; cause: Cause }>

/** A yes or a no: to the proposal that was named, else to the newest of the conversation. */
export async function decided(
  turn: Turn,
  meaning: Meaning,
  isYes: boolean,
  { proposals, cause }: Parts,
): Promise<Planned> {
  const { ownerId, conversationId, proposalId } = turn
  const say = repliesIn(meaning.language, cause.now)
  const read = async (id: string) => (await proposals.many(ownerId, [id]))[0] ?? null
  const waiting = await (proposalId ? read(proposalId) : proposals.newest(ownerId, conversationId))
  if (!waiting) return { answer: answer(meaning, isYes ? say.nothingProposed() : say.rejectedNothing()) }

  const taken = await proposals.decide(waiting.id, isYes ? 'CONFIRMED' : 'REJECTED', cause)
  const proposal = taken ?? (await read(waiting.id)) ?? waiting
  return afterDecision(proposal, meaning, isYes, say)
}

function afterDecision(proposal: Proposal, meaning: Meaning, isYes: boolean, say: Replies): Planned {
  // A yes that got stuck is taken up again: the steps carry the keys of the first time.
  if (isYes && isUnfinished(proposal)) return { plan: { meaning, steps: [...proposal.steps], proposalId: proposal.id } }
  const content = isYes ? noUse(proposal, say) : afterNo(proposal, say)
  return { answer: answer(meaning, content, { proposalId: proposal.id }) }
}

const isUnfinished = ({ status, isCarriedOut }: Proposal) => status === 'CONFIRMED' && !isCarriedOut

/** Why a yes changes nothing any more. */
function noUse({ status, steps }: Proposal, say: Replies): string {
  if (status === 'CONFIRMED') return say.alreadyDone()
  if (status === 'REJECTED') return say.alreadyRejected()
  const task = steps.find((step) => 'id' in step)
  return status === 'VOID' && task && 'title' in task ? say.changedSince(task) : say.expired()
}

function afterNo(proposal: Proposal, say: Replies): string {
  if (isUnfinished(proposal)) return say.interruptedAt(proposal.steps, 'YES')
  return proposal.status === 'CONFIRMED' ? say.alreadyDone() : say.rejected(proposal.steps)
}
