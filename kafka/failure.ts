// SQLSTATE classes: https://www.postgresql.org/docs/18/errcodes-appendix.html
// 42501 and 42P01: a grant or a table that is missing has nothing to do with the event, and comes with the next migration.
const passingState = /^(40|42501|42P01|55|57)/
// 25006: a server that only reads, as after a failover.
const outageState = /^(08|25006|53|57P|58)/
const networkCode = /^(ECONN|EMFILE|ENFILE|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/
// What pg says without a code.
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered|was closed)|Cannot use a pool)/

/** The database cannot be had at the moment: nothing about the event, and every other event would fail as well. */
export const isOutage = (error: unknown): boolean =>
  causes(error).some(
    ({ code, message }) => outageState.test(code) || networkCode.test(code) || lostConnection.test(message),
  )

/** Worth trying again for ever: an outage, or a conflict with what others do at the same time. */
export const isPassing = (error: unknown): boolean =>
  isOutage(error) || causes(error).some(({ code }) => passingState.test(code))

/** The error and what caused it, some libraries wrap. */
function causes(error: unknown): { code: string; message: string }[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return [{ code, message: error.message }, ...causes(error.cause)]
}

/** 100 ms, doubled with each failure in a row, up to `most` milliseconds. */
export const backoffMs = (failures: number, most = 30_000): number => Math.min(most, 100 * 2 ** (failures - 1))

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)
