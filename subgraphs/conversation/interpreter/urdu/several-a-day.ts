import { type Read, readWhole } from './numbers.ts'
import type { Said } from './said.ts'

type Rule = Read<string | null>

/** "rozana 2 baar", "din mein do dafa": at which hours, only the person can say. */
export function unlessSeveral(said: Said, at: number, rule: Rule): Rule {
  const after = readWhole(said, rule.next)
  if (after && after.value > 1 && said.lemmas[after.next] === 'bar') return { value: null, next: after.next + 1 }
  const before = said.lemmas[at - 1] === 'bar' ? readWhole(said, at - 2) : null
  return before && before.value > 1 ? { value: null, next: rule.next } : rule
}
