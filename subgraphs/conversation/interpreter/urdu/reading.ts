import type { Context } from '../interpretation.ts'
import { findMarks } from '../marks.ts'
import { isPunctuation, type Message } from '../message.ts'
import { placesIn } from '../places.ts'
import { localToday } from '../time/due.ts'
import { leadsIn } from './leads.ts'
import { repeatsIn } from './repeats.ts'
import type { Said } from './said.ts'
import { overlaps, timesIn } from './times.ts'

/** The clause with its lemmas for words: what the grammar of both scripts sees. */
export function readClause(source: string, said: Said, context: Context): Message {
  const today = localToday(context)
  const repeats = repeatsIn(said, today)
  const leads = leadsIn(said).filter((lead) => !repeats.some((repeat) => overlaps(lead, repeat)))
  const phrases = timesIn(said, today, placesIn([...repeats, ...leads]))
  const marks = findMarks(source, said.tokens).filter(
    (mark) => (mark.slot === 'tags' || !mark.isOfTask) && said.tokens[mark.from]?.text.match(/^[#!]/) !== null,
  )
  const lifted = placesIn([...phrases, ...repeats, ...leads, ...marks])
  const words = said.lemmas.flatMap((text, index) =>
    lifted.has(index) || isPunctuation(text) ? [] : [{ text, index }],
  )
  return { source, context, tokens: said.tokens, phrases, repeats, leads, marks, words }
}
