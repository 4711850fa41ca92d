import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Problem } from '../problem.ts'

/** A file of YAML or JSON as `schema` has it; a `Problem` that names the file and the field when it is not. */
export async function parsed<T>(root: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const { data, error } = schema.safeParse(parse(await readFile(join(root, file), 'utf8')))
  if (error) throw new Problem(`${file}: ${z.prettifyError(error)}`)
  return data
}
