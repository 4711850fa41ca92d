import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

const most = { aliases: 15, rootFields: 10, directives: 10, depth: 10 }
type Size = Readonly<Record<keyof typeof most, number>>
const nothing: Size = { aliases: 0, rootFields: 0, directives: 0, depth: 0 }

const sentences: Readonly<Record<keyof typeof most, string>> = {
  aliases: 'Use fewer aliases; send several operations instead.',
  rootFields: 'Ask for fewer fields at the root; send several operations instead.',
  directives: 'Use fewer directives; leave out what you do not want.',
  depth: 'Ask less deeply; start again from an id that you have.',
}

/** Bounds what an operation may ask for before any of it runs. Introspection may be deep, as its standard query is. */
export const operationLimits: ValidationRule = (context) => ({
  OperationDefinition: (operation) => {
    const size = sizeOf(operation, context)
    for (const kind of ['aliases', 'rootFields', 'directives', 'depth'] as const)
      if (size[kind] > most[kind]) context.reportError(tooMuch(kind, size[kind], operation))
  },
})

function sizeOf(operation: OperationDefinitionNode, context: ValidationContext): Size {
  const known = new Map<FragmentDefinitionNode, Size>()
  // Each fragment is measured once, however often it is spread; while it is measured it counts as nothing, since one that
  // spreads itself is for another rule to refuse.
  const fragment = (name: string): Size => {
    const definition = context.getFragment(name)
    if (!definition) return nothing
    const size = known.get(definition)
    if (size) return size
    known.set(definition, nothing)
    const measured = selected(definition.selectionSet)
    known.set(definition, measured)
    return measured
  }
  const field = ({ name, alias, selectionSet }: FieldNode): Size => {
    const inner = selectionSet ? selected(selectionSet) : nothing
    const aliases = inner.aliases + (alias ? 1 : 0)
    return { ...inner, aliases, rootFields: 1, depth: isIntrospection(name.value) ? 1 : inner.depth + 1 }
  }
  const inside = (selection: SelectionNode): Size => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return fragment(selection.name.value)
    return selection.kind === Kind.FIELD ? field(selection) : selected(selection.selectionSet)
  }
  const sizeOfOne = (selection: SelectionNode): Size => {
    const { directives, ...size } = inside(selection)
    return { ...size, directives: directives + (selection.directives?.length ?? 0) }
  }
  const selected = ({ selections }: SelectionSetNode): Size => selections.map(sizeOfOne).reduce(sum, nothing)
  return selected(operation.selectionSet)
}

const sum = (one: Size, other: Size): Size => ({
  aliases: one.aliases + other.aliases,
  rootFields: one.rootFields + other.rootFields,
  directives: one.directives + other.directives,
  depth: Math.max(one.depth, other.depth),
})

const isIntrospection = (name: string) => name === '__schema' || name === '__type'

const tooMuch = (kind: keyof typeof most, actual: number, node: ASTNode) =>
  new GraphQLError(`The operation is too large. ${sentences[kind]}`, {
    nodes: node,
    extensions: { code: 'LIMIT_EXCEEDED', limit: most[kind], actual },
  })
