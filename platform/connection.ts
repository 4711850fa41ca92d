import { z } from 'zod'
import { parseInput } from './input.ts'

/** A Relay connection; `totalCount` is a function, so that it is counted only when asked for. */
export type Connection<T> = Readonly<{
  edges: readonly Readonly<{ cursor: string; node: T }>[]
  nodes: readonly T[]
  pageInfo: Readonly<{
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }>
  totalCount: () => Promise<number>
}>

export type PageArguments = Readonly<{ first?: number | null | undefined; after?: string | null | undefined }>

// A cursor keeps the value that a row is sorted by: of a title of 500 characters, it is 2,736 characters at most.
const longestCursor = 4_096

const pageArguments = z.object({
  first: z
    .number()
    .refine((first) => Number.isInteger(first) && first >= 1 && first <= 100, 'ask for 1 to 100 at a time'),
  after: z.string().max(longestCursor, 'use a cursor that this list gave you, unchanged').nullish(),
})

/** `first` is 1..100, and `fallback` when not said. Throws BAD_USER_INPUT. */
export function parsePage(page: PageArguments, fallback = 25): { first: number; after: string | null } {
  const { first, after } = parseInput(pageArguments, { ...page, first: page.first ?? fallback }, '')
  return { first, after: after ?? null }
}

/** `rows` holds up to `first + 1` rows: the one too many tells that there is a next page. */
export function connectionOf<T>(
  rows: readonly T[],
  page: { first: number; after: string | null },
  cursorOf: (row: T) => string,
  totalCount: () => Promise<number>,
): Connection<T> {
  const nodes = rows.slice(0, page.first)
  // Signed only when it is read: of a hundred, a client mostly asks for the last.
  const edges = nodes.map((node) => ({
    node,
    get cursor() {
      return cursorOf(node)
    },
  }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}
