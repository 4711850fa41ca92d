import { isChore } from './chores.ts'
import type { Word } from './pattern.ts'

const links = new Set(
  'for of on off down up out from to in into onto with at and or about past over under by when that which so until if but where because than'.split(
    ' ',
  ),
)

/** The word that names the thing itself: "song" of "song on the radio", also after "past"; none of "send money to Bob". */
export function headNoun(words: readonly Word[]): string {
  const start = words.findIndex(({ text }) => !links.has(text))
  if (isChore(words[start]?.text ?? '') && start < words.length - 1) return ''
  const end = words.findIndex(({ text }, at) => at > start && links.has(text))
  return words[(end < 0 ? words.length : end) - 1]?.text ?? ''
}
