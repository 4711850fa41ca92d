import type { Word } from '../pattern.ts'

/** A message without its manners: the words up to the thanks, and the first that is neither manners nor a wish. */
export type Said = Readonly<{
  words: readonly Word[]
  start: number
  /** "I need to …", "I want to …": of other things an obligation of one's own. */
  isWish: boolean
}>
