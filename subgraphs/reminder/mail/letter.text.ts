import type { Block, Detail, Letter } from './letter.ts'
import type { Words } from './words.ts'

/** Where a mail comes from, which is named and no link, and where it leads; null for what there is none of. */
export type Links = Readonly<{ home: string | null; unsubscribe: string | null }>

// Each text of somebody's own has a line to itself, so that its direction of writing is its own as well.
const linesOf = (block: Block): readonly string[] => {
  if (block.is !== 'list') return [block.text]
  const items = block.items.flatMap(({ title, when }) => [`* ${title}`, `  ${when}`])
  return [block.heading, '', ...items, ...(block.more === null ? [] : [block.more])]
}

// Without the isolate (Unicode's LRI and PDI) the groups of an id would stand in reverse in a line of Urdu.
const latin = (value: string, { direction }: Words) => (direction === 'rtl' ? `\u2066${value}\u2069` : value)

const detail = ({ label, value }: Detail, words: Words) => `${label}: ${latin(value, words)}`

/** The plain text of a mail. */
export function textOf({ kicker, blocks, footer }: Letter, words: Words, { home, unsubscribe }: Links): string {
  const below = [
    ...footer.map((one) => detail(one, words)),
    ...(home ? [latin(new URL(home).host, words)] : []),
    ...(unsubscribe ? ['', `${words.unsubscribe}:`, unsubscribe] : []),
  ]
  return [kicker, ...blocks.map((block) => linesOf(block).join('\n')), `-- \n${below.join('\n')}`]
    .join('\n\n')
    .concat('\n')
}
