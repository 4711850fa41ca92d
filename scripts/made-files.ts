// What is made from something else is committed, so that a reader sees it; then it must be as fresh as its source.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** `path` is relative to the root. */
export type MadeFile = Readonly<{ path: string; text: string }>

/** The paths whose text on disk is another one, or missing. */
export async function staleFiles(root: string, files: readonly MadeFile[]): Promise<readonly string[]> {
  const stale = await Promise.all(
    files.map(async ({ path, text }) => ((await textOf(join(root, path))) === text ? [] : [path])),
  )
  return stale.flat()
}

export async function writeFiles(root: string, files: readonly MadeFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
}

/** With `--check` on the command line only compares; what is stale is said with the command that makes it anew. */
export async function writeOrCheck(root: string, files: readonly MadeFile[], command: string): Promise<void> {
  const stale = await staleFiles(root, files)
  if (!process.argv.includes('--check')) {
    await writeFiles(
      root,
      files.filter(({ path }) => stale.includes(path)),
    )
    console.log(stale.length === 0 ? `${files.length} files, all fresh` : `Written: ${stale.join(', ')}`)
    return
  }
  if (stale.length === 0) return
  console.error(`Not fresh: ${stale.join(', ')}\nRun \`${command}\`, look at the difference, and commit it.`)
  process.exitCode = 1
}

/** Undefined when there is no such file. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
