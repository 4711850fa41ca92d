import { clientError } from './errors.ts'

/**
 * The numbers of a feed have no gap, so what comes next is one further; if it is not, it was forgotten. `head` is how far they
 * have come, `next` the first one that is kept behind `after`. Throws CURSOR_EXPIRED; the message is to say what to do.
 */
export function checkKept(
  { after, next, head }: Readonly<{ after: number; next: number | null; head: number }>,
  message: string,
): void {
  if ((next ?? head + 1) !== after + 1) throw clientError('CURSOR_EXPIRED', message)
}
