import { type Statement, statement } from '../platform/database.ts'

/** The same statement for each subgraph's schema, made once per schema. */
export function schemaStatement(text: (schema: string) => string): (schema: string) => Statement {
  const made = new Map<string, Statement>()
  return (schema) => {
    const ready = made.get(schema) ?? statement(text(schema))
    made.set(schema, ready)
    return ready
  }
}
