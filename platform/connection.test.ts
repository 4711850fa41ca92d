import { expect, test } from 'vitest'
import { connectionOf, parsePage } from './connection.ts'

const rows = (count: number) => Array.from({ length: count }, (_, index) => `row ${index}`)
const cursorOf = (row: string) => `cursor of ${row}`
const uncounted = () => Promise.reject(new Error('nobody asked for the count'))

test('a page is 25 unless said, and 1 to 100 at most', () => {
  expect(parsePage({})).toEqual({ first: 25, after: null })
  expect(parsePage({ first: null, after: null })).toEqual({ first: 25, after: null })
  expect(parsePage({}, 100)).toEqual({ first: 100, after: null })
  expect(parsePage({ first: 1, after: 'x' })).toEqual({ first: 1, after: 'x' })
  expect(parsePage({ first: 100 })).toEqual({ first: 100, after: null })
})

test.each([0, -1, 101, 2.5, 2 ** 31])('first: %s is refused, and told what to ask for', (first) => {
  expect(() => parsePage({ first })).toThrow(
    expect.objectContaining({
      extensions: expect.objectContaining({
        code: 'BAD_USER_INPUT',
        problems: [{ path: 'first', problem: expect.any(String) }],
      }),
    }),
  )
})

test('first and after are refused together, each by its name', () => {
  expect(() => parsePage({ first: 0, after: 'x'.repeat(4_097) })).toThrow(
    /first: ask for 1 to 100.*after: use a cursor/,
  )
})

test('the row too many says that there is more, and is not shown', () => {
  const page = connectionOf(rows(4), { first: 3, after: null }, cursorOf, uncounted)

  expect(page.nodes).toEqual(['row 0', 'row 1', 'row 2'])
  expect(page.edges.at(-1)).toEqual({ cursor: 'cursor of row 2', node: 'row 2' })
  expect(page.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: 'cursor of row 0',
    endCursor: 'cursor of row 2',
  })
})

test('the last page says so, and an empty one has no cursors', () => {
  expect(connectionOf(rows(3), { first: 3, after: 'x' }, cursorOf, uncounted).pageInfo).toMatchObject({
    hasNextPage: false,
    hasPreviousPage: true,
  })
  expect(connectionOf([], { first: 3, after: 'x' }, cursorOf, uncounted)).toMatchObject({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
  })
})
