import { isChore } from './chores.ts'
import type { Message } from './message.ts'
import type { Word } from './pattern.ts'
import type { Stretch } from './time/moment.ts'

const joins = new Set(['and', '&', ',', 'plus', ';'])

/** Names with an "and" in them. */
const pairs = new Set(
  `mac cheese,macaroni cheese,half half,salt pepper,salt vinegar,butter jelly,butter jam,fish chips,sweet sour,arm hammer,
  head shoulders,ben jerry's,ben jerrys,cookies cream,bed breakfast,m ms,pork beans,black white`.split(/,\s*/),
)

/** "milk, eggs and bread" are three things to buy, "call mum and dad" is one to do. */
export function itemsOf({ tokens }: Message, title: readonly Word[], { from, to }: Stretch): readonly Stretch[] {
  const items: Stretch[] = []
  let start = from
  for (let at = from; at <= to; at += 1) {
    const isEnd = at === to || (isJoin(tokens[at]) && !pairs.has(`${tokens[at - 1]?.text} ${tokens[at + 1]?.text}`))
    if (!isEnd) continue
    if (at > start) items.push({ from: start, to: at })
    start = at + 1
  }
  const said = items.map((item) => title.filter(({ index }) => item.from <= index && index < item.to))
  return isListed(said) ? items : [{ from, to }]
}

const isJoin = (token: Readonly<{ text: string; isQuoted: boolean }> | undefined) =>
  token !== undefined && !token.isQuoted && joins.has(token.text)

const longestItem = 6

/** All are things, or all are things to do: a verb that only the first has is meant for all. */
function isListed(items: readonly (readonly Word[])[]): boolean {
  if (items.length < 2 || items.some((words) => words.length === 0 || words.length > longestItem)) return false
  const verbs = items.filter(([first]) => isChore(first?.text ?? ''))
  return verbs.length === 0 || (verbs.length === items.length && items.every((words) => words.length > 1))
}
