import { firstMatch, firstTail, type Pattern, type Word } from '../pattern.ts'

/** What a head leaves: the words of the slot, and those of the head itself. */
export type Headed = Readonly<{ rest: readonly Word[]; head: readonly Word[]; isTail: boolean }>

/** A head at the end, where Urdu has it, or else at the beginning, where people put it when what follows is long. */
export function headed(words: readonly Word[], heads: readonly Pattern[]): Headed | null {
  const tail = atEnd(words, heads)
  if (tail) return tail
  const front = firstMatch(words, 0, heads)
  return front ? { rest: words.slice(front.end), head: words.slice(0, front.end), isTail: false } : null
}

export function atEnd(words: readonly Word[], heads: readonly Pattern[]): Headed | null {
  const tail = firstTail(words, 0, heads)
  return tail && { rest: words.slice(0, tail.start), head: words.slice(tail.start), isTail: true }
}
