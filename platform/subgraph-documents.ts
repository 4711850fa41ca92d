import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, Kind, parse, validate } from 'graphql'

// A gateway sends the same few operations over and over: these are several hundred. Parsed, a character takes 70 bytes.
const mostCharacters = 250_000

/** Parses and validates each query once; gives the reasons why there is no document when there is none. */
export function documentsOf(schema: GraphQLSchema): (query: string) => DocumentNode | readonly GraphQLError[] {
  const kept = new Map<string, DocumentNode | readonly GraphQLError[]>()
  let characters = 0
  return (query) => {
    const known = kept.get(query)
    if (known) return known
    const made = parsed(schema, query)
    characters += query.length
    if (characters > mostCharacters) {
      kept.clear()
      characters = query.length
    }
    kept.set(query, made)
    return made
  }
}

function parsed(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query)
    const errors = validate(schema, document)
    return errors.length > 0 ? errors : document
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

/** Whether the operation reads entities by their references, plainly and alone, as gateways write it. */
export const isEntityRead = (document: DocumentNode, operationName: string | undefined): boolean =>
  getOperationAST(document, operationName)?.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === '_entities',
  ) ?? false
