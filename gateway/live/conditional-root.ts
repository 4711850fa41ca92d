import { type DocumentNode, type GraphQLError, Kind, OperationTypeNode, type SelectionNode } from 'graphql'
import { clientError } from '../../platform/errors.ts'

/** What is wrong with a subscription whose root has a directive. Ask before validating: graphql-js throws at such a one. */
export function conditionalRoot(document: DocumentNode): GraphQLError | undefined {
  const roots = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION && each.operation === OperationTypeNode.SUBSCRIPTION
      ? each.selectionSet.selections
      : [],
  )
  if (!isConditional(roots, document)) return undefined
  return clientError(
    'GRAPHQL_VALIDATION_FAILED',
    'Take the directive from the root of the subscription: it has one field, which is always there.',
  )
}

function isConditional(roots: readonly SelectionNode[], document: DocumentNode): boolean {
  const open = [...roots]
  // A fragment that spreads itself is not refused yet.
  const visited = new Set<SelectionNode>()
  for (const selection of open) {
    if (selection.directives?.length) return true
    for (const inner of selectionsIn(selection, document)) {
      if (!visited.has(inner)) open.push(inner)
      visited.add(inner)
    }
  }
  return false
}

function selectionsIn(selection: SelectionNode, { definitions }: DocumentNode): readonly SelectionNode[] {
  if (selection.kind === Kind.FIELD) return []
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections
  return definitions.flatMap((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value
      ? each.selectionSet.selections
      : [],
  )
}
