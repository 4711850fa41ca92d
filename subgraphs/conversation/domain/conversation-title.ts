import type { Step } from './step.ts'

const longestTitle = 80

/** The first line of what was said. */
export const titleOf = (text: string): string => cut(text.split('\n', 1)[0] ?? '')

/** What a conversation is called from its first command on: the task that it is about, or the question as it was asked. */
export function titleFrom(steps: readonly Step[], text: string): string | null {
  const [first] = steps
  if (!first) return null
  return 'title' in first && first.title !== '' ? cut(first.title) : titleOf(text)
}

const cut = (text: string) => [...text].slice(0, longestTitle).join('')
