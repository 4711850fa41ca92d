import type { Cause } from '../../kafka/envelope.ts'
import type { Sql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { addMessage } from './conversation.store.ts'
import { skillOf } from './domain/plan.ts'
import { addProposal, concludeProposal } from './proposal.store.ts'
import type { Answer } from './turn.answer.ts'
import { closeTurn, type Turn } from './turn.store.ts'

/**
 * Stores what a turn came to, and closes it; to be called in a transaction. False when the turn is no longer one's own:
 * then nothing is stored. `startedAt` is null where nobody worked at it.
 */
export async function close(
  tx: Sql,
  turn: Turn,
  answer: Answer,
  { cause, startedAt }: { cause: Cause; startedAt: Date | null },
): Promise<boolean> {
  const id = newId()
  const { made, proposalId, concluded, effects, undoes } = answer
  const status = answer.isFailed ? 'FAILED' : 'DONE'
  if (!(await closeTurn(tx, turn, { status, replyId: id, effects, undoes }))) return false

  if (made) await addProposal(tx, made, cause)
  if (proposalId && concluded) await concludeProposal(tx, proposalId, concluded, cause)
  const message = {
    ...replyOf(turn, answer, id),
    createdAt: cause.now,
    processingTimeMs: startedAt && cause.now.getTime() - startedAt.getTime(),
  }
  if (!(await addMessage(tx, message, cause))) throw new Error(`The conversation of turn ${turn.id} is gone.`)
  return true
}

const replyOf = ({ ownerId, conversationId }: Turn, answer: Answer, id: string) => {
  const { meaning, content, clarificationNeeded, taskIds, proposalId, question, listed } = answer
  return {
    id,
    ownerId,
    conversationId,
    role: 'ASSISTANT' as const,
    content,
    intent: meaning?.intent ?? null,
    skill: meaning && skillOf(meaning.intent),
    confidence: meaning?.confidence ?? null,
    answeredBy: meaning?.answeredBy ?? null,
    clarificationNeeded,
    taskIds: [...taskIds],
    proposalId,
    reminderId: null,
    question,
    listed,
  }
}
