import type { Message } from '../message.ts'
import type { Word } from '../pattern.ts'
import { lemmas } from './words.ts'

const holders = lemmas('list calendar schedule task')
const places = lemmas('men par ko')
const owners = lemmas('mera ki ke ka')
const plainNames = lemmas('task list calendar schedule new do to')

export type Listed = Readonly<{ rest: readonly Word[]; tags: readonly string[]; isListed: boolean; isForeign: boolean }>

/** "meri shopping list mein doodh add karo": the words without the list, and its name for a tag. */
export function withoutList(words: readonly Word[], { tokens }: Message): Listed {
  const at = words.findIndex(({ text }, place) => holders.has(text) && places.has(words[place + 1]?.text ?? ''))
  if (at < 0) return { rest: words, tags: [], isListed: false, isForeign: false }
  const link = owners.has(words[at - 1]?.text ?? '') && words[at - 1]?.text !== 'mera' ? at - 2 : at - 1
  const name = words[link]
  const isNamed = name && isName(words, link, name)
  const start = startOf(words, isNamed ? link : at)
  return {
    rest: [...words.slice(0, start), ...words.slice(at + 2)],
    tags: isNamed ? tagOf(name, tokens[name.index]?.text ?? '') : [],
    isListed: true,
    isForeign: foreignNames.has(tokens[name?.index ?? -1]?.text ?? ''),
  }
}

const foreignNames = lemmas('gane gaane song songs music playlist contacts friends گانوں دوستوں guest play')

const isName = (words: readonly Word[], at: number, { text }: Word) =>
  text === 'shopping' ||
  plainNames.has(text) ||
  (text !== 'mera' && ((at === 0 && hasItems(words)) || words[at - 1]?.text === 'mera'))

/** In "doodh list mein daalo" what stands first is no name, since nothing else is to be listed. */
const hasItems = (words: readonly Word[]) => {
  const place = words.findIndex(({ text }) => places.has(text))
  return words.slice(place + 1).some(({ text }) => !storingWords.has(text) && !text.endsWith('!'))
}
const storingWords = lemmas('add kar de le laga likh save dal note set bana please')

const startOf = (words: readonly Word[], at: number) => (words[at - 1]?.text === 'mera' ? at - 1 : at)

/** One list whatever it is called: "saude ki list" and "shopping list" are the same. */
const tagOf = ({ text }: Word, said: string): readonly string[] =>
  plainNames.has(text) ? [] : [text === 'shopping' ? text : said]
