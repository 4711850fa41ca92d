// Turns whose process dies under them.
import type { Assistant } from './assistant.ts'

/** A message with a key, for sending again. */
const milk = { text: 'Create a task to buy milk tomorrow at 5pm', idempotencyKey: 'k' }

type Death = 'UNDERSTANDING' | 'BEFORE' | 'AFTER'

export function mortality({ as, another, database, setWay }: Assistant) {
  const admin = database.open()

  /** All that the assistant said to somebody, in the order in which they spoke. */
  const replies = async (owner: string) => {
    const rows = await admin.query<{ content: string }>(
      `select content from conversation.message where owner_id = $1 and role = 'ASSISTANT' order by conversation_id, number`,
      [owner],
    )
    return rows.map(({ content }) => content)
  }

  /** Whoever held it is silent for longer than a living process would be. */
  const leaseIsOver = (owner: string) =>
    admin.query(`update conversation.turn set lease_until = now() - interval '1 second' where owner_id = $1`, [owner])

  /**
   * Sends a message to a process that dies on its way: while it understands, before the assistant's first request, or after
   * that took effect.
   */
  const diesAt = async (point: Death, owner: string, input: Record<string, unknown>) => {
    const { promise: isThere, resolve } = Promise.withResolvers<void>()
    const hang = () => {
      resolve()
      return new Promise<never>(() => {})
    }
    const mortal = point === 'UNDERSTANDING' ? another(hang) : another()
    setWay(async (_, passOn) => {
      if (point === 'AFTER') await passOn()
      return hang()
    })
    as(owner, mortal)
      .send(input)
      .catch(() => {}) // nobody is left to answer
    await isThere
    setWay(null)
    await mortal.close()
    await leaseIsOver(owner)
  }

  return { milk, replies, leaseIsOver, diesAt }
}
