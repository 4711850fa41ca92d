import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

const operation = z.enum(['Read', 'Write', 'Create', 'Describe', 'DescribeConfigs', 'AlterConfigs'])
const names = z.array(z.string().regex(/^[\w.-]*\*?$/)).min(1)
const grant = z.union([
  z.strictObject({ may: z.array(operation).min(1), topics: names }),
  z.strictObject({ may: z.array(operation).min(1), groups: names }),
])
const acls = z.record(z.string(), z.array(grant))

/** One right, as Kafka's own tools name it. */
export type Right = Readonly<{
  principal: string
  operation: z.infer<typeof operation>
  resource: 'topic' | 'group'
  /** How the names begin where the pattern is `prefixed`. */
  name: string
  pattern: 'literal' | 'prefixed'
}>

/** Every right that kafka/acls.yaml lists, one by one, for names that begin with `prefix`. */
export async function readRights(prefix: string): Promise<readonly Right[]> {
  const listed = acls.parse(parse(await readFile(new URL('acls.yaml', import.meta.url), 'utf8')))
  return Object.entries(listed).flatMap(([principal, grants]) =>
    grants.flatMap(({ may, ...on }) => {
      const [resource, given] = 'topics' in on ? (['topic', on.topics] as const) : (['group', on.groups] as const)
      return may.flatMap((each) =>
        given.map((name) => ({ principal, operation: each, resource, ...patternOf(name, prefix) })),
      )
    }),
  )
}

/** Kafka has no names that begin with nothing: all of them are `*`, taken literally. */
function patternOf(name: string, prefix: string): Pick<Right, 'name' | 'pattern'> {
  if (!name.endsWith('*')) return { name: prefix + name, pattern: 'literal' }
  const start = prefix + name.slice(0, -1)
  return start === '' ? { name: '*', pattern: 'literal' } : { name: start, pattern: 'prefixed' }
}
