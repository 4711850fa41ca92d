import { Problem } from '../problem.ts'
import { refTo, type Schema, type Schemas } from './schemas.ts'

/** One thing that a value may be; of type `any` it is whatever JSON can say. */
export type Alternative = Readonly<{ type: string; schema: Schema }>

/** A schema taken apart at its references, its `anyOf`s and its lists of types. */
export function alternatives(schema: Schema, schemas: Schemas): readonly Alternative[] {
  if (schema.$ref !== undefined) return alternatives(referred(schema.$ref, schemas), schemas)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return choice.flatMap((one) => alternatives(one, schemas))
  return typesOf(schema).map((type) => ({ type, schema }))
}

function referred(ref: string, schemas: Schemas): Schema {
  const name = Object.keys(schemas).find((each) => refTo(each) === ref)
  const schema = name === undefined ? undefined : schemas[name]
  if (!schema) throw new Problem(`${ref} is referred to, but is not there: restore schema/asyncapi.yaml.`)
  return schema
}

function typesOf({ type, enum: values, const: value }: Schema): readonly string[] {
  if (type !== undefined) return [type].flat()
  const said = value === undefined ? values : [value]
  return said ? [...new Set(said.map(typeOf))] : ['any']
}

const typeOf = (value: unknown) => (value === null ? 'null' : typeof value)
