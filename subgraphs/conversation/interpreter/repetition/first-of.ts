import type { Context, Doubt, DueSlot, RecurrenceSlot } from '../interpretation.ts'
import type { When } from '../time/moment.ts'
import type { Repeat } from './repeat.ts'

/** The rule that was said, and when it is due first; `when` is what was said beside it ("at 8", "tomorrow"). */
export function firstOf(
  _repeat: Repeat,
  _when: When | null,
  _context: Context,
): Readonly<{ due: DueSlot; recurrence: RecurrenceSlot }> | Doubt {
  return 'repetition'
}
