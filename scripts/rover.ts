import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** Rover's own format, as far as this project uses it. */
const RoverFile = z.object({
  federation_version: z.string(),
  subgraphs: z.record(
    z.string(),
    z.object({ routing_url: z.url(), schema: z.object({ file: z.string().startsWith('./') }) }),
  ),
})

/** Paths are relative to the folder of rover.yaml. */
export type Subgraph = Readonly<{ name: string; url: string; schemaFile: string; folder: string }>

export async function readRover(root: string): Promise<readonly Subgraph[]> {
  const file = RoverFile.safeParse(parse(await readFile(join(root, 'rover.yaml'), 'utf8')))
  if (!file.success) throw new Error(`rover.yaml is not what Rover reads:\n${z.prettifyError(file.error)}`)

  return Object.entries(file.data.subgraphs).map(([name, { routing_url: url, schema }]) => {
    const schemaFile = schema.file.slice('./'.length)
    return { name, url, schemaFile, folder: dirname(schemaFile) }
  })
}
