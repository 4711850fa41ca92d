import type { LeadPhrase } from '../lead/lead-phrases.ts'
import { isoOf, readLength } from './lengths.ts'
import type { Said } from './said.ts'

/** "15 منٹ پہلے", "us se aik ghanta pehle": how long before the due. */
export function leadsIn(said: Said): readonly LeadPhrase[] {
  const leads: LeadPhrase[] = []
  for (let at = 0; at < said.lemmas.length; at += 1) {
    const lead = leadAt(said, at)
    if (!lead) continue
    leads.push(lead)
    at = lead.to - 1
  }
  return leads
}

function leadAt(said: Said, at: number): LeadPhrase | null {
  if (said.tokens[at]?.isQuoted) return null
  const length = readLength(said, at)
  if (!length || said.lemmas[length.next] !== 'pehle') return null
  const to =
    said.lemmas[length.next + 1] === 'ka' || said.lemmas[length.next + 1] === 'ki' ? length.next + 2 : length.next + 1
  return { from: at, to, lead: isoOf(length.value) }
}
