import { GraphQLError, Lexer, Source, TokenKind } from 'graphql'
import { clientError } from '../platform/errors.ts'

const mostTokens = 1_000

/** What is wrong with an operation that is too long. Ask before parsing: what was parsed is kept, at 100 times its size. */
export function tooManyTokens(query: string): GraphQLError | undefined {
  const actual = tokensIn(query)
  if (actual <= mostTokens) return undefined
  return clientError(
    'LIMIT_EXCEEDED',
    'The operation is too long. Pass values by variables, or send several operations instead.',
    { limit: mostTokens, actual },
  )
}

/** Comments count as well, since they are kept as well. */
function tokensIn(query: string): number {
  const lexer = new Lexer(new Source(query))
  const start = lexer.token
  try {
    while (lexer.advance().kind !== TokenKind.EOF);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error // what is no token, the parser explains
  }
  let count = 0
  for (let token = start.next; token && token.kind !== TokenKind.EOF; token = token.next) count++
  return count
}
