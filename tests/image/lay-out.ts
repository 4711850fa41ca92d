import { execFile } from 'node:child_process'
import { cp, mkdir, rm, stat, symlink } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isInContext, readStages, type Stage, type Step } from './dockerfile.ts'

/** What an image is: a file system, laid out in a folder, and how to start something on it. */
export type Layout = Readonly<{
  root: string
  workdir: string
  user: number
  env: Readonly<Record<string, string>>
  args: readonly string[]
}>

const context = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')
const execute = promisify(execFile)

/** Lays out the stages of our Dockerfile in a folder as Docker would, each once: what COPY copies, and what RUN makes of it. */
export function layouts(folder: string): (name: string) => Promise<Layout> {
  const stages = readStages()
  const made = new Map<string, Promise<Layout>>()
  const layoutOf = (name: string): Promise<Layout> => {
    const stage = stages.find((one) => one.name === name)
    if (!stage) throw new Error(`The Dockerfile has no stage called ${name}.`)
    const layout = made.get(name) ?? layOut(stage, join(folder, name), layoutOf, stages)
    made.set(name, layout)
    return layout
  }
  return layoutOf
}

async function layOut(
  stage: Stage,
  root: string,
  layoutOf: (name: string) => Promise<Layout>,
  stages: readonly Stage[],
) {
  const isOurs = stages.some(({ name }) => name === stage.from)
  const base = isOurs ? await layoutOf(stage.from) : { root: '', workdir: '/', user: 0, env: {}, args: [] }
  await mkdir(root, { recursive: true })
  if (base.root) await cp(base.root, root, { recursive: true, verbatimSymlinks: true })
  let layout: Layout = { ...base, root }
  for (const step of stage.steps) layout = { ...layout, ...(await carriedOut(step, layout, layoutOf)) }
  return layout
}

async function carriedOut(
  { verb, rest }: Step,
  { root, workdir, env }: Layout,
  layoutOf: (name: string) => Promise<Layout>,
): Promise<Partial<Layout>> {
  const here = join(root, workdir)
  switch (verb) {
    case 'WORKDIR':
      await mkdir(join(root, rest), { recursive: true })
      return { workdir: rest }
    case 'ENV':
      return { env: { ...env, ...Object.fromEntries([rest.split('=')]) } }
    case 'USER':
      return { user: Number(rest.split(':')[0]) }
    case 'CMD':
      return { args: JSON.parse(rest) }
    case 'RUN':
      // Everything that our RUNs name is below the folder that they run in.
      await execute('sh', ['-c', rest], {
        cwd: here,
        env: { ...process.env, ...env, npm_config_prefer_offline: 'true' },
      })
      return {}
    case 'COPY': {
      const [from] = /^--from=\S+/.exec(rest) ?? []
      const words = rest
        .replace(from ?? '', '')
        .trim()
        .split(/\s+/)
      const target = words.pop() ?? ''
      const source = from && (await layoutOf(from.replace('--from=', ''))).root
      for (const word of words) await copied(source, word, join(here, target))
      return {}
    }
    case 'ENTRYPOINT':
    case 'EXPOSE':
    case 'VOLUME':
      return {}
    default:
      throw new Error(`${verb} is not known here: say what it does to the files.`)
  }
}

/** Into `target` when a file of ours is given, as `target` when a folder is. What another stage made is lent: nobody writes to it. */
async function copied(stage: string | undefined, source: string, target: string): Promise<void> {
  if (stage) {
    await rm(target, { recursive: true, force: true })
    return symlink(join(stage, source), target)
  }
  const from = join(context, source)
  const isFolder = (await stat(from)).isDirectory()
  await cp(from, isFolder ? target : join(target, basename(source)), {
    recursive: true,
    filter: (path) => path === from || isInContext(relative(context, path)),
  })
}
