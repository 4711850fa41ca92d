import { slotsFrom } from '../../../../platform/recurrence/expand.ts'
import type { Slot } from '../../../../platform/recurrence/slot.ts'
import type { Repetition } from './next-occurrence.ts'
import { slotInstant } from './slot-due.ts'

/** The instants of the rule's own slots from one on; a whole day counts by its first instant. */
export function previewSlots(
  { rule, start, timeZone }: Pick<Repetition, 'rule' | 'start' | 'timeZone'>,
  first: number,
  from: Slot = start,
): Date[] {
  return [...slotsFrom(rule, start, from).take(first)].map((slot) => slotInstant(slot, timeZone))
}
