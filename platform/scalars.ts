import { GraphQLScalarType } from 'graphql'
import { z } from 'zod'

// On the way in any string passes: the subgraph's own schema parses the whole input, and names every problem at once.
const textScalar = (name: string, out: (value: unknown) => string) => new GraphQLScalarType({ name, serialize: out })

const matching = (name: string, pattern: RegExp) => {
  const shape = z.string().regex(pattern)
  return textScalar(name, (value) => shape.parse(value))
}

const instant = z.date()

/** The scalars of every subgraph, checked on the way out. */
export const scalars = {
  DateTime: textScalar('DateTime', (value) => instant.parse(value).toISOString()),
  LocalDate: matching('LocalDate', /^\d{4}-\d{2}-\d{2}$/),
  LocalTime: matching('LocalTime', /^\d{2}:\d{2}(:\d{2})?$/),
  LocalDateTime: matching('LocalDateTime', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/),
  Duration: matching('Duration', /^-?P/),
  TimeZone: matching('TimeZone', /^[A-Za-z]/),
  Cursor: matching('Cursor', /^[\w-]+$/),
  JSON: new GraphQLScalarType({ name: 'JSON' }),
}
