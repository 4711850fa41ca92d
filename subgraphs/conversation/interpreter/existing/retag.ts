import type { Finding } from '../finding.ts'
import { foreignLists, plainLists } from '../list-forms.ts'
import type { Message } from '../message.ts'
import { firstTail, patterns, type Word } from '../pattern.ts'
import { onTask } from './on-task.ts'
import { update } from './updating.ts'

const link =
  /^(as|with|under|to|from|for|on|onto|of|off|in|into|is|a|an|the|tag|label|tags|labels|list|called|named|and)$/

/** "tag the report with work", "tag the report work #urgent" */
export function tag(message: Message, words: readonly Word[]): Finding | null {
  const marked = message.marks.flatMap((mark) => (mark.slot === 'tags' ? [mark.tag] : []))
  const at = words.findLastIndex(({ text }, index) => index > 0 && /^(as|with|under)$/.test(text))
  if (at < 0) return marked.length > 0 ? onTask(message, update(trimmed(words), { tags: marked })) : null
  const tags = [...words.slice(at + 1).flatMap(({ text }) => (link.test(text) ? [] : [text])), ...marked]
  return tags.length > 0 && tags.length <= 4 ? onTask(message, update(words.slice(0, at), { tags })) : null
}

/** "add the tag work to the report", "add #work to the report" */
export function addTag(message: Message, words: readonly Word[]): Finding | null {
  const marked = message.marks.flatMap((mark) => (mark.slot === 'tags' ? [mark.tag] : []))
  const at = words.findIndex(({ text }) => /^(to|on|onto)$/.test(text))
  const isSaid = message.tokens.some(({ text }) => /^(tag|label)$/.test(text))
  const said = isSaid
    ? words.slice(0, Math.max(at, 0)).flatMap(({ text }) => (link.test(text) || text === '#' ? [] : [text]))
    : []
  const tags = [...said, ...marked]
  if (at < 0 || tags.length === 0 || tags.length > 3 || (!isSaid && at > 0)) return null
  return onTask(message, update(words.slice(at + 1), { tags }))
}

/** "remove the tag work from the report", "untag the report" */
export function untag(message: Message, words: readonly Word[]): Finding | null {
  const marked = message.marks.flatMap((mark) => (mark.slot === 'tags' ? [mark.tag] : []))
  const at = words.findLastIndex(({ text }) => /^(from|off|of)$/.test(text))
  if (at < 0) return null
  const untags = [...words.slice(0, at).flatMap(({ text }) => (link.test(text) ? [] : [text])), ...marked]
  return untags.length > 0 && untags.length <= 3 ? onTask(message, update(words.slice(at + 1), { untags })) : null
}

const lists = patterns('to|into|onto|in|on|under [my|the|our] * list|project|folder|category|tag')

/** "move the report to my work list" */
export function moveToList(message: Message, words: readonly Word[]): Finding | null {
  const tail = firstTail(words, 1, lists)
  const name = tail?.names[0]?.text ?? ''
  if (!tail || foreignLists.has(name) || plainLists.has(name)) return null
  if (/^(put|file)$/.test(message.words[0]?.text ?? '')) return null
  return onTask(message, update(words.slice(0, tail.start), { tags: [name] }))
}

const trimmed = (words: readonly Word[]) =>
  /^(as|with|under|to)$/.test(words.at(-1)?.text ?? '') ? words.slice(0, -1) : words
