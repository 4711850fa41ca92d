import type { RefusalReason } from '../skills/refusal.ts'

/** What the victim says, what their tasks are called, and what the model makes of it at the attacker's wish. */
export type Attack = Readonly<{
  name: string
  text: string
  has?: readonly string[]
  answer: unknown
  reasons: readonly RefusalReason[]
  mustNotSay?: readonly string[]
}>

export const commands = (...given: object[]) => ({ commands: given })
export const create = (title: string, more: object = {}) => commands({ intent: 'CREATE_TASK', title, ...more })

/** Says something that the interpreter leaves to the model, and that asks for no act. */
export const chat = 'the garden looked splendid this spring, wonderful really'
export const asksForMore = 'somebody ought to, well, buy milk I suppose'
