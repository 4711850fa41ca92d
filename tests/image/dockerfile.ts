import { readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const linesOf = (name: string) =>
  readFileSync(new URL(name, root), 'utf8')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

export type Step = Readonly<{ verb: string; rest: string }>
export type Stage = Readonly<{ name: string; from: string; steps: readonly Step[] }>

/** The stages of our Dockerfile, in their order. */
export function readStages(): Stage[] {
  const stages: { name: string; from: string; steps: Step[] }[] = []
  for (const line of linesOf('Dockerfile')) {
    const [verb = '', ...words] = line.split(/\s+/)
    if (verb !== 'FROM') stages.at(-1)?.steps.push({ verb, rest: line.slice(verb.length).trim() })
    else stages.push({ from: words[0] ?? '', name: words[2] ?? '', steps: [] })
  }
  return stages
}

const ignored = linesOf('.dockerignore').map((line) => ({
  isKept: line.startsWith('!'),
  pattern: line.replace(/^!/, ''),
}))

/** Whether the build sees a file of ours, as .dockerignore has it: the last line that speaks of it, or of a folder around it, decides. */
export function isInContext(path: string): boolean {
  const parts = path.split('/')
  const around = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  const last = ignored.findLast(({ pattern }) => around.some((one) => matches(one, pattern)))
  return last === undefined || last.isKept
}

/** A star is anything within a name, two of them any number of folders. */
function matches(path: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?')
  return new RegExp(`^${expression}$`).test(path)
}
