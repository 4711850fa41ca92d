import { glob } from 'node:fs/promises'
import { sep } from 'node:path'

const notOurs = ['node_modules', '.data', '.git', 'coverage'].map((folder) => `**/${folder}`)

/** Every TypeScript file under `root`, found on disk and not through any tool's configuration. */
export async function sourceFiles(root: string): Promise<readonly string[]> {
  const found = await Array.fromAsync(glob('**/*.ts', { cwd: root, exclude: notOurs }))
  return found.map((path) => path.split(sep).join('/')).sort()
}
