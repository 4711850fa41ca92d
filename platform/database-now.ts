import { type Sql, statement } from './database.ts'

const readClock = statement('select now() as now')

/** The time by the clock of our database, as that of this process may be off; in a transaction, that at which it began. */
export async function databaseNow(sql: Sql): Promise<Date> {
  const [clock] = await sql.query<{ now: Date }>(readClock)
  if (!clock) throw new Error('The database did not say what time it is.')
  return clock.now
}
