import { dueWordsOf, type Slot } from '../../../../platform/recurrence/slot.ts'
import { type Due, dueOf } from '../due.ts'

const dueOfSlot = (slot: Slot, timeZone: string): Due => dueOf(dueWordsOf(slot), timeZone)

/** The instant of a slot, or the first one of its whole day; in a gap of the clock the later, in an overlap the first. */
export const slotInstant = (slot: Slot, timeZone: string): Date => dueOfSlot(slot, timeZone).startsAt

/** Over from its instant on; a whole day only once the day is over, as with dues. */
export const isOver = (slot: Slot, timeZone: string, now: Date): boolean => dueOfSlot(slot, timeZone).at <= now
