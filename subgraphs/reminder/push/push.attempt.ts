import { createHash } from 'node:crypto'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import type { Log } from '../../../platform/log.ts'
import type { Outcome, Parcel } from '../domain/parcel.ts'
import { gone, outcomeOf } from './answer.ts'
import type { Post } from './post.ts'
import { type PushPayload, payloadOf, shortPayload, type ToldByPush } from './push.payload.ts'
import { type PushTarget, targetOf } from './push-subscription.store.ts'
import type { Reacher } from './reach.ts'
import { sealedRequest } from './sealed-request.ts'
import { unanswered, unreachable } from './unanswered.ts'
import type { VapidKeyring } from './vapid-key.store.ts'

export type PushAttemptParts = Readonly<{
  worker: Database
  keys: VapidKeyring
  reacher: Reacher
  /** Whom a push service may write to: `mailto:` or `https:`. */
  contact: string
  clock: Clock
  log: Log
}>

const longestTtl = 86_400

/** One push. Throws for what fails on our side alone, before it is posted. */
export async function attemptPush(parts: PushAttemptParts, post: Post, parcel: Parcel): Promise<Outcome> {
  const { message, device, ownerId, expiresAt, now } = parcel
  if (message.kind === 'CODE') return { is: 'refused', reason: 'A code goes by mail alone.' }
  const target = await targetOf(parts.worker, device, ownerId)
  if (!target) return gone
  const ttl = Math.floor((expiresAt.getTime() - now.getTime()) / 1_000)
  if (ttl <= 0) return { is: 'refused', reason: 'It was too late to push it.' }
  return sendTo(parts, post, { parcel, message, target, ttl: Math.min(ttl, longestTtl), topic: topicOf(parcel) })
}

type Freight = Readonly<{ parcel: Parcel; message: ToldByPush; target: PushTarget; ttl: number; topic: string }>

async function sendTo(parts: PushAttemptParts, post: Post, freight: Freight): Promise<Outcome> {
  const { parcel, message, target, topic } = freight
  const url = new URL(target.endpoint)
  const { is } = await parts.reacher.reach(url)
  if (is !== 'open') return unreachable[is]

  /** Null when the push service finds it too long. */
  const sent = async (payload: PushPayload): Promise<Outcome | null> => {
    const seal = { ...freight, keys: await parts.keys.both(), contact: parts.contact }
    const { headers, body } = await sealedRequest(target, JSON.stringify(payload), seal)
    const answer = await post(url, headers, body).catch((error: unknown) => unanswered(error, parts.log))
    return 'is' in answer ? answer : outcomeOf(answer, parts.clock.now())
  }
  return (
    (await sent(payloadOf(parcel, message, topic))) ?? (await sent(shortPayload(parcel, message, topic))) ?? tooLong
  )
}

const tooLong: Outcome = { is: 'refused', reason: 'The push service finds even our shortest message too long.' }

/** 32 characters are the most that a topic may have (RFC 8030, 5.4). */
const topicOf = ({ key }: Pick<Parcel, 'key'>): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 32)
