import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { badInput } from './errors.ts'
import { isId } from './id.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: to refuse them is what this is for
const controlOnOneLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks and tabs are kept, the rest is refused
const controlInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u
const loneSurrogate = /\p{Surrogate}/u

const lengthOf = (text: string) => [...text].length

// Refinements rather than one check, so that a problem here hides none of the whole input.
const text = (min: number, max: number, control: RegExp) =>
  z
    .string('write a text here')
    .transform((given) => given.normalize('NFC').trim())
    .refine((given) => lengthOf(given) >= min, 'write something here')
    .refine((given) => lengthOf(given) <= max, {
      error: ({ input }) =>
        `shorten it to ${max.toLocaleString('en')} characters; it has ${lengthOf(String(input)).toLocaleString('en')}`,
    })
    .refine((given) => !control.test(given), 'remove the control characters')
    .refine((given) => !loneSurrogate.test(given), 'remove the broken characters (half of a surrogate pair)')

/** Trimmed, NFC, of `min` to `max` code points, without control characters. */
export const line = (min: number, max: number) => text(min, max, controlOnOneLine)

/** The same, with line breaks and tabs allowed. */
export const paragraph = (min: number, max: number) => text(min, max, controlInText)

const parsedBy = (parse: (given: string) => unknown, problem: string) =>
  z.string().refine((given) => {
    try {
      parse(given)
      return true
    } catch {
      return false // the parser says no by throwing; the caller gets the problem's own sentence
    }
  }, problem)

// Whatever the zone, the instants of these years have a year of four digits in UTC, which is what travels and is stored.
const year = (date: { year: number }) => {
  if (date.year < 2 || date.year > 9998) throw new RangeError('year')
}

export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2026-11-22')
  .pipe(
    parsedBy(
      (given) => year(Temporal.PlainDate.from(given, { overflow: 'reject' })),
      'use a date that exists, like 2026-11-22',
    ),
  )

/** `17:00` or `17:00:30`. */
export const localTime = z
  .string()
  .regex(/^\d{2}:\d{2}(:\d{2})?$/, 'write the time as 17:00')
  .pipe(z.string().regex(/^([01]\d|2[0-3])(:[0-5]\d){1,2}$/, 'use a time from 00:00 to 23:59:59'))

/** A day and a time on it, of the same years as a date. */
export const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'write it as 2026-11-22T17:00')
  .pipe(
    parsedBy(
      (given) => year(Temporal.PlainDateTime.from(given, { overflow: 'reject' })),
      'use a day and a time that exist, like 2026-11-22T17:00',
    ),
  )

/** An IANA name; offsets such as `+02:00` are no zones, since they know no rules. */
export const timeZone = z
  .string()
  .max(64, 'use an IANA time zone, like Europe/Berlin')
  .regex(/^[A-Za-z]/, 'use an IANA time zone, like Europe/Berlin')
  .pipe(
    parsedBy(
      // Not Intl, which takes names that Temporal then refuses, such as IST and PST.
      (given) => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(given),
      'use an IANA time zone, like Europe/Berlin',
    ),
  )

/** RFC 3339 with an offset, to an instant. */
export const dateTime = z.iso
  .datetime({ offset: true, error: 'write the instant as 2026-11-22T17:00:00Z' })
  .pipe(
    parsedBy(
      (given) => year(Temporal.Instant.from(given).toZonedDateTimeISO('UTC')),
      'use an instant that exists, like 2026-11-22T17:00:00Z',
    ),
  )
  .transform((given) => new Date(Temporal.Instant.from(given).epochMilliseconds))

/** Of what `duration` accepts. */
export const secondsOf = (given: string) =>
  Temporal.Duration.from(given).total({ unit: 'seconds', relativeTo: Temporal.PlainDate.from('2000-01-01') })

/** ISO 8601; days count 24 hours, and months and years are refused, since they have no fixed length. */
export const duration = parsedBy(secondsOf, 'write the duration in ISO 8601, like PT15M').refine(
  (given) => !/^[+-]?P[^T]*[YM]/i.test(given),
  'use weeks, days, hours, minutes and seconds, like P1D or PT15M',
)

/** A duration of at least the one and at most the other; `what` it is comes before them in the problem. */
export function durationBetween(least: string, most: string, what = 'a time') {
  const [from, until] = [secondsOf(least), secondsOf(most)]
  const isBetween = (given: string) => secondsOf(given) >= from && secondsOf(given) <= until
  return duration.pipe(z.string().refine(isBetween, `use ${what} from ${least} to ${most}`))
}

/** A time before the due: 0 seconds is the due itself. */
export const lead = durationBetween('PT0S', 'P366D', 'a lead')

/** The ways to remind by, each once. */
export const channels = z
  .array(z.enum(['EMAIL', 'PUSH', 'IN_APP']))
  .min(1, 'name at least one channel, or null for the usual one')
  .max(3, 'name each channel once')
  .transform((given) => [...new Set(given)])

export const id = z.string().refine(isId, 'use an id that this service gave you').toLowerCase()
export const idempotencyKey = line(1, 128).nullish()
export const expectedVersion = z.number().int().min(1, 'versions start at 1').nullish()

/** Parses the whole of an input and throws BAD_USER_INPUT with every problem, each by its path below `root`. */
export function parseInput<S extends z.ZodType>(schema: S, given: unknown, root = 'input'): z.output<S> {
  return parsedOrThrow(schema.safeParse(given), root)
}

/** The same for a schema that has to ask around. */
export async function parseInputAsync<S extends z.ZodType>(
  schema: S,
  given: unknown,
  root = 'input',
): Promise<z.output<S>> {
  return parsedOrThrow(await schema.safeParseAsync(given), root)
}

function parsedOrThrow<T>(parsed: z.ZodSafeParseResult<T>, root: string): T {
  if (parsed.success) return parsed.data
  throw badInput(parsed.error.issues.map(({ path, message }) => ({ path: pathOf(root, path), problem: message })))
}

const pathOf = (root: string, path: readonly PropertyKey[]) => [...(root ? [root] : []), ...path.map(String)].join('.')
