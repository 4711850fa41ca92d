import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { type Case, evaluationCase } from './case.ts'

export const evaluationFolder = 'subgraphs/conversation/evaluation'

/** `open` is for whoever improves the interpreter; `kept-apart` nobody looks at, so that it tells how strangers fare. */
export type Part = 'open' | 'kept-apart'
/** `kind` is the name of the file. */
export type Placed = Readonly<{ kind: string; part: Part; case: Case }>

export async function readCases(root: string): Promise<readonly Placed[]> {
  const folder = join(root, evaluationFolder)
  const open = await readPart(folder, 'open')
  return [...open, ...(await readPart(join(folder, 'kept-apart'), 'kept-apart'))]
}

async function readPart(folder: string, part: Part): Promise<readonly Placed[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const read = files.map(async (name) => {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n').filter((line) => line !== '')
    return lines.map((line, index) => ({
      kind: name.replace('.jsonl', ''),
      part,
      case: caseIn(line, `${part === 'open' ? '' : 'kept-apart/'}${name}:${index + 1}`),
    }))
  })
  return (await Promise.all(read)).flat()
}

/** Says where and what is wrong, and not what stands there: the line may be one that is kept apart. */
function caseIn(line: string, place: string): Case {
  const parsed = evaluationCase.safeParse(JSON.parse(line))
  if (parsed.success) return parsed.data
  throw new Problem(`${place}: ${z.prettifyError(parsed.error)}`)
}
