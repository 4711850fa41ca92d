import type { z } from 'zod'
import { type Database, statement } from '../../platform/database.ts'
import { parseInput } from '../../platform/input.ts'
import type { IsAhead } from './input.ts'

const readClock = statement('select now() as now')

/**
 * An input in which instants must be ahead by the database's clock. Throws BAD_USER_INPUT with every problem at once; when
 * past instants are the only ones, `mustBeAhead` throws them, since what is repeated may have its answer from before.
 */
export async function timely<S extends z.ZodType>(
  db: Database,
  schema: (isAhead: IsAhead) => S,
  given: unknown,
): Promise<Readonly<{ input: z.output<S>; now: Date; mustBeAhead: () => void }>> {
  const [clock] = await db.query<{ now: Date }>(readClock)
  if (!clock) throw new Error('The database did not say what time it is.')
  const { now } = clock
  const strict = schema((at) => at > now)
  const parsed = schema(() => true).safeParse(given)
  const input = parsed.success ? parsed.data : parseInput(strict, given)
  return { input, now, mustBeAhead: () => void parseInput(strict, given) }
}
