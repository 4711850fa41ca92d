import type { Stretch } from '../time/moment.ts'
import type { Token } from '../tokens.ts'

/** How long before the due: an ISO 8601 duration; null where one was meant that is none for sure ("the night before"). */
export type LeadPhrase = Stretch & Readonly<{ lead: string | null }>

/** "15 minutes before", "an hour earlier", "a day ahead": in English, in order. */
export const leadPhrases = (_tokens: readonly Token[]): readonly LeadPhrase[] => []
