import { type Sql, statement } from '../platform/database.ts'

// Any constant does, as long as nothing else in the database locks by it and another number.
const lockKey = 7_261_004

const shared = statement('select pg_advisory_xact_lock_shared($1, hashtext($2))')
const alone = statement('select pg_advisory_xact_lock($1, hashtext($2))')

/** Until the end of the transaction: any number may handle what arrives for a group, while nobody takes up what it kept. */
export const lockedShared = (tx: Sql, group: string): Promise<unknown> => tx.query(shared, [lockKey, group])

/** Until the end of the transaction nobody else, in whatever process, handles anything for this group. */
export const lockedAlone = (tx: Sql, group: string): Promise<unknown> => tx.query(alone, [lockKey, group])
