/** Milliseconds, by the names that pg gives them; 0 is no limit. */
export type TimeLimits = Readonly<{
  /** How long a statement waits for one lock. */
  lock_timeout: number
  statement_timeout: number
  /** When the server says nothing at all, and so does not end the statement itself; the connection is then given up. */
  query_timeout: number
  /** How long a process may stop, or be unreachable, within a transaction, before the server lets go of its locks. */
  idle_in_transaction_session_timeout: number
}>

/** A table that is locked must not hold all connections, and who waits must be told before the gateway gives up, after 10 s. */
export const requestLimits: TimeLimits = {
  lock_timeout: 3_000,
  statement_timeout: 8_000,
  query_timeout: 9_000,
  idle_in_transaction_session_timeout: 10_000,
}

/** Nobody waits for a worker, and what failed it tries again. */
export const workerLimits: TimeLimits = {
  lock_timeout: 30_000,
  statement_timeout: 60_000,
  query_timeout: 65_000,
  idle_in_transaction_session_timeout: 20_000,
}
