import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The newest committed text of a file that differs from `current`; undefined when there is none. */
export async function earlierText(root: string, file: string, current: string): Promise<string | undefined> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: root, maxBuffer: 2 ** 26 })).stdout
  const isRepository = await git('rev-parse', 'HEAD').then(Boolean, () => false)
  if (!isRepository) return undefined

  const commits = (await git('log', '-2', '--diff-filter=AM', '--format=%H', '--', file)).split('\n').filter(Boolean)
  for (const commit of commits) {
    const text = await git('show', `${commit}:./${file}`)
    if (text !== current) return text
  }
  return undefined
}
