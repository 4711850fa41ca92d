import { numberOf } from './task.fixture.ts'
import type { Row } from './task-verbs.fixture.ts'

export const named = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `task ${index}` }))

/** Of alice's changes that are among the rows. */
export const numbersOf = (rows: readonly Row[]) =>
  rows.flatMap(({ change }) => (change ? numberOf('alice', change.cursor) : []))

export const codes = (rows: readonly Row[]) => rows.map(({ code }) => code)
