import { causes, isOutage } from '../platform/outage.ts'

export { isOutage }

// SQLSTATE classes: https://www.postgresql.org/docs/18/errcodes-appendix.html
// 42501 and 42P01: a grant or a table that is missing has nothing to do with the event, and comes with the next migration.
const passingState = /^(40|42501|42P01|55|57)/

/** Worth trying again for ever: an outage, or a conflict with what others do at the same time. */
export const isPassing = (error: unknown): boolean =>
  isOutage(error) || causes(error).some(({ code }) => passingState.test(code))

/** 100 ms, doubled with each failure in a row, up to `most` milliseconds. */
export const backoffMs = (failures: number, most = 30_000): number => Math.min(most, 100 * 2 ** (failures - 1))

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)
