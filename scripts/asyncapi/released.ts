import { parse } from 'yaml'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { Schemas } from './schemas.ts'

export const documentFile = 'schema/asyncapi.yaml'

/** What a release promised of a topic. */
export type ReleasedTopic = Readonly<{ name: string; key: string; version: number; types: readonly string[] }>
export type Released = Readonly<{ topics: readonly ReleasedTopic[]; schemas: Schemas }>

const document = z.object({
  channels: z.record(
    z.string(),
    z.object({
      'x-key': z.string().optional(),
      'x-version': z.int().optional(),
      messages: z.record(z.string(), z.unknown()),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
})

/** Reads back what an AsyncAPI document of ours says; dead letters promise nothing. */
export function readReleased(text: string): Released {
  const { data } = document.safeParse(parse(text))
  if (!data) throw new Problem(`${documentFile} is not what \`npm run asyncapi\` wrote: restore it.`)
  return {
    topics: Object.entries(data.channels).flatMap(([name, { 'x-key': key, 'x-version': version, messages }]) =>
      key === undefined || version === undefined ? [] : [{ name, key, version, types: Object.keys(messages) }],
    ),
    schemas: data.components.schemas,
  }
}
