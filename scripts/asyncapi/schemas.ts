import { z } from 'zod'
import { anyEvent } from '../../kafka/envelope.ts'
import { Problem } from '../problem.ts'
import type { Contracts } from './contracts.ts'

/** A part of a JSON Schema, as far as Zod writes them. */
export type Schema = z.core.JSONSchema.BaseSchema
export type Schemas = Readonly<Record<string, Schema>>

export const refTo = (name: string) => `#/components/schemas/${name}`

/**
 * The envelope as `event`, each event's data by its type, and what they share by its name. `input` is what may lie in a
 * topic: there is less in old events, and readers fill it in. `output` is what is said today.
 */
export function schemasOf({ topics, shapes }: Contracts, io: 'input' | 'output'): Schemas {
  const named = z.registry<{ id: string }>()
  for (const [id, shape] of shapes) named.add(shape, { id })
  // Copies, as one shape may be the data of several events.
  for (const { events } of topics) for (const [id, data] of Object.entries(events)) named.add(data.clone(), { id })
  named.add(anyEvent.clone(), { id: 'event' })

  const { schemas } = z.toJSONSchema(named, {
    target: 'draft-7',
    io,
    uri: refTo,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  })
  if ('__shared' in schemas)
    throw new Problem('A contract nests a shape in itself without a name: export that shape from its contract.')
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutId(schema)]))
}

/** Leaves out what only restates the rest: how a format is matched, the range of a double, that names are strings. */
function tidy(schema: Schema): void {
  if (schema.format === 'starts_with') delete schema.format
  else if (schema.format !== undefined) delete schema.pattern
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  delete schema.propertyNames
}

const withoutId = ({ $schema: _, $id: __, ...rest }: Schema): Schema => rest
