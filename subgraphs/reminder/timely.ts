import type { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { databaseNow } from '../../platform/database-now.ts'
import { parseInput } from '../../platform/input.ts'
import type { IsAhead } from './input.ts'

/**
 * An input in which instants must be ahead by the database's clock. Throws BAD_USER_INPUT with every problem at once; when
 * past instants are the only ones, `mustBeAhead` throws them, since what is repeated may have its answer from before.
 */
export async function timely<S extends z.ZodType>(
  db: Database,
  schema: (isAhead: IsAhead) => S,
  given: unknown,
): Promise<Readonly<{ input: z.output<S>; mustBeAhead: () => void }>> {
  const now = await databaseNow(db)
  const strict = schema((at) => at > now)
  const parsed = schema(() => true).safeParse(given)
  const input = parsed.success ? parsed.data : parseInput(strict, given)
  return { input, mustBeAhead: () => void parseInput(strict, given) }
}
