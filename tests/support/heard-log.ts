import { pino } from 'pino'
import { z } from 'zod'
import type { Log } from '../../platform/log.ts'

const warn = 40
const Line = z.object({ level: z.number(), msg: z.string().default('') })

export type HeardLog = Readonly<{
  log: Log
  /** What was said loudly: warnings and worse. */
  loud: () => string[]
}>

/** A log whose lines a test can read. */
export function heardLog(): HeardLog {
  const lines: z.infer<typeof Line>[] = []
  const log = pino({ level: 'info' }, { write: (text: string) => void lines.push(Line.parse(JSON.parse(text))) })
  return { log, loud: () => lines.filter(({ level }) => level >= warn).map(({ msg }) => msg) }
}

/** The causes that were named more than once: the lines without the numbers in them. */
export function repeated(lines: readonly string[]): string[] {
  const causes = Map.groupBy(lines, (line) => line.replaceAll(/\d+/g, 'N'))
  return [...causes].flatMap(([cause, said]) => (said.length > 1 ? [cause] : []))
}
