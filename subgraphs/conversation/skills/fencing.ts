import { randomBytes } from 'node:crypto'
import { cleaned } from './said-words.ts'

const mostTitles = 40
const longestTitle = 80
const longestInAll = 3_000

/**
 * Text that somebody wrote, as data for a model: between marks that nobody can guess, one line a piece, without control
 * characters, and cut to what a model is to read of it.
 */
export function fenced(name: string, pieces: readonly string[], longest: number): string {
  const mark = `${name}-${randomBytes(9).toString('base64url')}`
  const lines: string[] = []
  let left = longestInAll + longest
  for (const piece of pieces) {
    const line = Array.from(cleaned(piece)).slice(0, longest).join('')
    left -= line.length
    if (left < 0) break
    lines.push(line)
  }
  return `<${mark}>\n${lines.join('\n')}\n</${mark}>`
}

export const fencedTitles = (titles: readonly string[]): string =>
  fenced('titles', titles.slice(0, mostTitles), longestTitle)

export const fencedMessage = (text: string): string => fenced('message', [text], 4_000)
