import type { Context } from '../interpreter/interpretation.ts'
import { languageOf } from '../interpreter/language.ts'
import { type Message, readMessage } from '../interpreter/message.ts'
import { tokenize } from '../interpreter/tokens.ts'
import { readClause } from '../interpreter/urdu/reading.ts'
import { saidIn } from '../interpreter/urdu/said.ts'

/** The words of a message with their times, read in the language of the whole of which they are a part. */
export function readInLanguage(words: string, { source, context }: Pick<Message, 'source' | 'context'>): Message {
  const tokens = tokenize(words)
  return languageOfAll(source, context) === 'EN'
    ? readMessage(words, tokens, context)
    : readClause(words, saidIn(tokens), context)
}

export const languageOfAll = (source: string, context: Context) => languageOf(tokenize(source), context)
