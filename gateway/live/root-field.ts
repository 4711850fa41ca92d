import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  getNullableType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Resumable } from '../graph-facts.ts'

/** The one field of a subscription's root, with all that is selected of it, wherever it is written. */
export function rootFieldOf(document: DocumentNode, operation: OperationDefinitionNode): FieldNode {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  )
  const fields = fieldsIn(operation.selectionSet, fragments)
  const [field] = fields
  if (!field) throw new Error('A subscription that was validated has a field.')
  return { ...field, selectionSet: selectionSet(fields.flatMap(({ selectionSet: set }) => set?.selections ?? [])) }
}

function fieldsIn(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): readonly FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    return inner ? fieldsIn(inner.selectionSet, fragments) : []
  })
}

/** How a subscription goes on from where it was: what its events' cursor is called, and the variable that takes it. */
export type Resume = Readonly<{ rule: Resumable; cursorKey: string; afterVariable: string }>

/** The subscription with its cursor selected and its starting point in a variable, under names that it does not use. */
export function withCursor(
  document: DocumentNode,
  given: {
    operation: OperationDefinitionNode
    rootField: FieldNode
    rootDefinition: GraphQLField<unknown, unknown>
    rule: Resumable
    text: string
  },
): { document: DocumentNode; resume: Resume } {
  const { operation, rootField, rule } = given
  const cursorKey = unusedName('resumeCursor', given.text)
  const afterVariable = unusedName('resumeAfter', given.text)
  const variable = { kind: Kind.VARIABLE, name: named(afterVariable) } as const
  const others = rootField.arguments?.filter(({ name }) => name.value !== rule.cursorArgument) ?? []
  const root: FieldNode = {
    ...rootField,
    arguments: [...others, { kind: Kind.ARGUMENT, name: named(rule.cursorArgument), value: variable }],
    selectionSet: selectionSet([
      ...(rootField.selectionSet?.selections ?? []),
      { kind: Kind.FIELD, name: named(rule.cursorField), alias: named(cursorKey) },
    ]),
  }
  const resuming: OperationDefinitionNode = {
    ...operation,
    selectionSet: selectionSet([root]),
    variableDefinitions: [
      ...(operation.variableDefinitions ?? []),
      { kind: Kind.VARIABLE_DEFINITION, variable, type: typeOf(given.rootDefinition, rule) },
    ],
  }
  return {
    document: {
      ...document,
      definitions: document.definitions.map((definition) => (definition === operation ? resuming : definition)),
    },
    resume: { rule, cursorKey, afterVariable },
  }
}

const typeOf = ({ args }: GraphQLField<unknown, unknown>, { cursorArgument }: Resumable) => {
  const argument = args.find(({ name }) => name === cursorArgument)
  if (!argument) throw new Error(`A resumable subscription takes ${cursorArgument}.`)
  return parseType(String(getNullableType(argument.type)))
}

const named = (value: string) => ({ kind: Kind.NAME, value }) as const

const selectionSet = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
})

const unusedName = (name: string, text: string): string => (text.includes(name) ? unusedName(`${name}_`, text) : name)
