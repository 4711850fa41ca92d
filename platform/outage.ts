// SQLSTATE classes: https://www.postgresql.org/docs/18/errcodes-appendix.html
// 25006: a server that only reads, as after a failover. 25P03: it gave up a session that said nothing within a transaction.
const outageState = /^(08|25006|25P03|53|57P|58)/
const networkCode = /^(ECONN|EMFILE|ENFILE|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/
// What pg says without a code.
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered|was closed)|Cannot use a pool)/

/** The database cannot be had at the moment, so that whatever else is asked of it would fail as well. */
export const isOutage = (error: unknown): boolean =>
  causes(error).some(
    ({ code, message }) => outageState.test(code) || networkCode.test(code) || lostConnection.test(message),
  )

/** The error and what caused it, some libraries wrap; `code` is empty where there is none. */
export function causes(error: unknown): { code: string; message: string }[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return [{ code, message: error.message }, ...causes(error.cause)]
}
