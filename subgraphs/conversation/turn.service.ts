import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cause } from '../../kafka/envelope.ts'
import { clientError, notFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import { type CircumstancesParts, circumstancesOf } from './circumstances.ts'
import type { ConversationRow, MessageRow } from './conversation.entity.ts'
import type { SendMessageInput } from './input.ts'
import { repliesIn } from './replies/catalogue.ts'
import type { NewTurn, Turn } from './turn.store.ts'
import { type WorkParts, work } from './turn.work.ts'

export type TurnServiceParts = WorkParts & CircumstancesParts

/** A turn that came to its end. */
export type Exchange = Readonly<{ conversation: ConversationRow; message: MessageRow; reply: MessageRow }>

const longestTitle = 80

/** The use cases of one caller: say something, or say yes or no to a proposal. */
export function turnService(parts: TurnServiceParts, cause: Cause) {
  const { store, turns, proposals } = parts
  const { ownerId } = cause

  const send = async (input: SendMessageInput): Promise<Exchange> => {
    const { text, conversationId, idempotencyKey, ...given } = input
    return exchange({
      ...(await circumstancesOf(parts, ownerId, given)),
      text,
      decision: null,
      proposalId: null,
      conversation: { id: conversationId ?? newId(), title: titleOf(text) },
      keyed: idempotencyKey == null ? null : { mutation: 'sendMessage', key: idempotencyKey, inputHash: hashOf(input) },
    })
  }

  const decide = async (id: string, decision: 'CONFIRM' | 'REJECT'): Promise<Exchange> => {
    const [proposal] = isId(id) ? await proposals.many(ownerId, [id]) : []
    if (!proposal) throw notFound('proposal')
    const say = repliesIn('EN', cause.now)
    const text = decision === 'CONFIRM' ? say.yes() : say.no()
    return exchange({
      // Its steps are exact already: nothing in a yes or a no depends on where it is said.
      timeZone: parts.defaultTimeZone,
      locale: 'EN',
      text,
      decision,
      proposalId: proposal.id,
      conversation: { id: proposal.conversationId, title: text },
      // A proposal takes one decision, so its id is the key: the same mutation again is the same turn.
      keyed: { mutation: `${decision.toLowerCase()}Proposal`, key: proposal.id, inputHash: proposal.id },
    })
  }

  async function exchange(asked: NewTurn): Promise<Exchange> {
    const { turn, isNew } = await turns.begin(asked, cause)
    if (isNew) parts.committed()
    const { id, replyId, conversationId } = await settled(turn, isNew, parts, cause)
    const [conversations, messages] = await Promise.all([
      store.conversations(ownerId, [conversationId]),
      store.messages(ownerId, replyId ? [id, replyId] : [id]),
    ])
    const [conversation] = conversations
    const message = messages.find((row) => row.id === id)
    const reply = messages.find((row) => row.id === replyId)
    // It can be gone only by having been deleted this moment.
    if (!conversation || !message || !reply) throw notFound('conversation')
    return { conversation, message, reply }
  }

  return { send, decide }
}
export type TurnService = ReturnType<typeof turnService>

/** The turn once it is done or given up. Goes on with one that is free, and waits for one that another request is at. */
async function settled(begun: Turn, isNew: boolean, parts: WorkParts, cause: Cause): Promise<Turn> {
  const { turns } = parts
  let mine = isNew ? begun : await turns.takeOver(begun)
  for (const pause of pauses) {
    if (mine) await work(mine, parts, cause)
    const seen = await turns.find(begun.ownerId, begun.id)
    // What was given up while this request waited, it can still finish: it has the person's token.
    if (seen.status === 'DONE' || (seen.status === 'FAILED' && mine)) return seen
    mine = await turns.takeOver(seen)
    if (!mine) await sleep(pause)
  }
  throw stillBusy()
}

/** Milliseconds between looks; half a minute in all. */
const pauses = [10, 20, 40, 80, 160, ...Array<number>(120).fill(250)]

const stillBusy = () =>
  clientError('TIMEOUT', 'This message is still being answered. Send it once more with the same idempotencyKey.')

const titleOf = (text: string) => [...(text.split('\n', 1)[0] ?? '')].slice(0, longestTitle).join('')

const hashOf = (input: object) => createHash('sha256').update(JSON.stringify(input)).digest('base64url')
