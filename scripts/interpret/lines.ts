import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** The lines of a stream of UTF-8. Not those of node:readline, which also breaks them at U+2028, as JSON does not. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let parts: string[] = []
  for await (const chunk of input.setEncoding('utf8')) {
    const [first = '', ...lines] = String(chunk).split('\n')
    parts.push(first)
    for (const line of lines) {
      yield parts.join('')
      parts = [line]
    }
  }
  const last = parts.join('')
  if (last !== '') yield last
}

/** Waits while the reader is behind, so that a long run takes no more memory than a short one. */
export async function writeLine(output: Writable, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain')
}
