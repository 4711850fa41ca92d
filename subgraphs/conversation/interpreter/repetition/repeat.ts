import type { Stretch } from '../time/moment.ts'

/**
 * How often: an RFC 5545 RRULE value without DTSTART, whose days are those said. `time` is one that belongs to it ("every day at
 * 8"), when it was said inside of the phrase; `start` and `end` are ISO dates ("starting Monday", "until Christmas").
 */
export type Repeat = Readonly<{
  rule: string
  anchor: 'DUE' | 'COMPLETION'
  time: string | null
  start: string | null
}>

/** `repeat` is null where a repetition was meant that we cannot name: it must never be passed over in silence. */
export type RepeatPhrase = Stretch & Readonly<{ repeat: Repeat | null }>
