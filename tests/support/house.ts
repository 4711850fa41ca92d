// A small project laid out and configured as this one, for tests of what looks after the whole.
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const configuration = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.oxlintrc.json',
  'biome.jsonc',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'tests/support/slow-first.ts',
  'scripts/lint/one-clock.grit',
  'scripts/lint/one-env.grit',
]

/** Its root, and how to take it down. */
export type House = Readonly<{ root: string; [Symbol.asyncDispose]: () => Promise<void> }>

/** `files` are texts by path. */
export async function houseOf(files: Readonly<Record<string, string>>): Promise<House> {
  const project = resolve(import.meta.dirname, '../..')
  const root = await mkdtemp(join(tmpdir(), 'tickler-house-'))
  const place = async (path: string, put: (to: string) => Promise<unknown>) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await put(join(root, path))
  }

  await symlink(join(project, 'node_modules'), join(root, 'node_modules'))
  for (const path of configuration) await place(path, (to) => copyFile(join(project, path), to))
  for (const [path, text] of Object.entries(files)) await place(path, (to) => writeFile(to, text))
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) }
}
