export type Intent =
  | 'CREATE_TASK'
  | 'COMPLETE_TASK'
  | 'DELETE_TASK'
  | 'QUERY_TASKS'
  | 'CONFIRM'
  | 'REJECT'
  | 'CHITCHAT'
  | 'UNKNOWN'

/** Which part of the message said what: UTF-16 units in the message as sent, `to` exclusive. */
export type Span = Readonly<{ slot: string; from: number; to: number }>

/** A wall time in a zone; without a time the whole day, and `at` is the first instant of the next one. */
export type DueSlot = Readonly<{ date: string; time: string | null; timeZone: string; at: Date }>

/**
 * `due` of a completion or deletion only narrows which task is meant; it changes nothing. `wantsReminder`: asked for by the
 * words, not by a time alone.
 */
export type Command = Readonly<{
  intent: 'CREATE_TASK' | 'COMPLETE_TASK' | 'DELETE_TASK' | 'QUERY_TASKS'
  title: string | null
  target: string | null
  due: DueSlot | null
  priority: Priority | null
  tags: readonly string[]
  filter: string | null
  wantsReminder: boolean
  spans: readonly Span[]
}>

export type Priority = 'LOW' | 'MEDIUM' | 'HIGH'

export type Interpretation = Readonly<{
  intent: Intent
  commands: readonly Command[]
  confidence: number
  language: 'EN'
  clarification: string | null
}>

/**
 * The reference for every relative time: the instant, and the zone the person lives in. `hasReminded`: a reminder is the last
 * thing that they heard, so that "done" means its task.
 */
export type Context = Readonly<{ now: Date; timeZone: string; hasReminded?: boolean }>
