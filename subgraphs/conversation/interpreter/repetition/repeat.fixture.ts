import { expect } from 'vitest'
import { interpret } from '../interpreter.ts'

/** Wednesday, 25 November 2026, 10:00 in Coordinated Universal Time. */
export const wednesday = new Date('2026-11-25T10:00:00Z')

/** What a task is that is said to repeat so: its rule, and when it is due first; or what the assistant asks. */
export function repeating(said: string, timeZone = 'UTC', now = wednesday): string {
  const { commands, doubt } = interpret(`remind me to stretch ${said}`, { now, timeZone })
  const [command] = commands
  if (!command) return `asks: ${doubt}`
  expect(command.title, said).toBe('stretch')
  const { due, recurrence } = command
  const from = recurrence?.anchor === 'COMPLETION' ? ' from when it is done' : ''
  return [`${recurrence?.rule ?? 'once'}${from}`, due?.date, due?.time].filter((part) => part != null).join(' ')
}
