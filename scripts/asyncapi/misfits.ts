import { isDeepStrictEqual } from 'node:util'
import { type Alternative, alternatives } from './alternatives.ts'
import type { Schema, Schemas } from './schemas.ts'

/** What may be said and cannot be read; `isValue`: but for one of a list of values, all is well. */
export type Misfit = Readonly<{ path: string; what: string; isValue?: true }>

/** Whose words they are, and whose ears. `isWhole`: that something is said no more is a misfit too, though it needs not be there. */
export type Sides = Readonly<{ said: Schemas; read: Schemas; isWhole: boolean }>

type Place = Readonly<{ path: string; within: readonly string[] }>

/** Whether everything that `said` admits is admitted by `read`, as far as Zod writes JSON Schema; what is not known to fit does not. */
export const misfits = (path: string, said: Schema, read: Schema, sides: Sides): readonly Misfit[] =>
  compare({ path, within: [] }, said, read, sides)

function compare(place: Place, said: Schema, read: Schema, sides: Sides): readonly Misfit[] {
  const pair = `${said.$ref} ${read.$ref}`
  if (said.$ref && place.within.includes(pair)) return [] // a shape that nests itself
  const inner = { ...place, within: [...place.within, pair] }
  const options = alternatives(read, sides.read)
  return alternatives(said, sides.said).flatMap((one) => closest(inner, one, options, sides))
}

function closest(place: Place, one: Alternative, options: readonly Alternative[], sides: Sides): readonly Misfit[] {
  const tries = options
    .filter(({ type }) => type === 'any' || type === one.type || (type === 'number' && one.type === 'integer'))
    .map((option) => partsOf(place, one.schema, option.schema, sides))
    .toSorted((a, b) => a.length - b.length)
  return tries[0] ?? [{ path: place.path, what: `may be ${one.type}` }]
}

const partsOf = (place: Place, said: Schema, read: Schema, sides: Sides) => [
  ...values(place, said, read),
  ...limits(place, said, read),
  ...properties(place, said, read, sides),
  ...furtherProperties(place, said, read, sides),
  ...items(place, said, read, sides),
]

function values({ path }: Place, said: Schema, read: Schema): readonly Misfit[] {
  const [may, can] = [listed(said), listed(read)]
  if (!can) return []
  if (!may) return [{ path, what: 'may be any value' }]
  return may.filter((value) => !can.includes(value)).map((value) => ({ path, what: `may be ${value}`, isValue: true }))
}

const listed = ({ const: value, enum: many }: Schema) => (value === undefined ? many : [value])

const lows = ['minimum', 'minLength', 'minItems']
const highs = ['maximum', 'maxLength', 'maxItems']
const notLimits = ['type', 'const', 'enum', 'properties', 'required', 'additionalProperties', 'items']
const words = ['description', 'title', 'default', 'examples', 'deprecated']

function limits({ path }: Place, said: Schema, read: Schema): readonly Misfit[] {
  const set = Object.keys(read).filter((keyword) => ![...notLimits, ...words].includes(keyword))
  return set
    .filter((keyword) => !isAsStrict(keyword, said[keyword], read[keyword]))
    .map((keyword) => ({ path, what: `has another ${keyword}` }))
}

function isAsStrict(keyword: string, said: unknown, read: unknown): boolean {
  if (typeof said !== 'number' || typeof read !== 'number') return isDeepStrictEqual(said, read)
  if (lows.includes(keyword)) return said >= read
  return highs.includes(keyword) ? said <= read : said === read
}

const properties = (place: Place, said: Schema, read: Schema, sides: Sides) =>
  Object.entries(read.properties ?? {}).flatMap(([name, wanted]) => {
    const path = `${place.path}.${name}`
    const given = said.properties?.[name]
    const isNeeded = read.required?.includes(name) ?? false
    if (given === undefined) return isNeeded || sides.isWhole ? [{ path, what: 'is not said' }] : []
    return [
      ...presence(path, isNeeded, said.required?.includes(name) ?? false),
      ...compare({ ...place, path }, schemaOf(given), schemaOf(wanted), sides),
    ]
  })

const presence = (path: string, isNeeded: boolean, isSure: boolean): readonly Misfit[] =>
  isNeeded && !isSure ? [{ path, what: 'may be missing' }] : []

function furtherProperties(place: Place, said: Schema, read: Schema, sides: Sides): readonly Misfit[] {
  if (read.additionalProperties === undefined) return []
  const further = schemaOf(read.additionalProperties)
  const own = Object.entries(said.properties ?? {}).filter(([name]) => !(name in (read.properties ?? {})))
  const more = said.additionalProperties === undefined ? [] : [['*', said.additionalProperties] as const]
  return [...own, ...more].flatMap(([name, given]) =>
    compare({ ...place, path: `${place.path}.${name}` }, schemaOf(given), further, sides),
  )
}

function items(place: Place, said: Schema, read: Schema, sides: Sides): readonly Misfit[] {
  if (read.items === undefined) return []
  const [given, wanted] = [said.items ?? {}, read.items]
  if (Array.isArray(given) || Array.isArray(wanted))
    return isDeepStrictEqual(given, wanted) ? [] : [{ path: place.path, what: 'has other items' }]
  return compare({ ...place, path: `${place.path}[]` }, schemaOf(given), schemaOf(wanted), sides)
}

/** `true` admits everything, `false` nothing. */
function schemaOf(schema: Schema | boolean): Schema {
  if (schema === true) return {}
  return schema === false ? { enum: [] } : schema
}
