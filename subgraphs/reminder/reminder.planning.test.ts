import { expect, onTestFinished, test } from 'vitest'
import type { Sql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { newReminder } from './domain/reminder.ts'
import { type Firing, planFirings, type Ways } from './reminder.planning.ts'

const now = new Date('2030-01-01T09:00:00Z')
const ways: Ways = { channels: new Set(['EMAIL', 'PUSH']), defaultTimeZone: 'UTC' }
const firing = (ownerId: string): Firing => {
  const given = { id: newId(), ownerId, taskId: newId(), lead: null, at: now, createdAt: now } as const
  const before = { ...newReminder({ ...given, channels: ['EMAIL', 'PUSH'] }), correlationId: 'c', causationId: 'e' }
  return { before, at: now, seen: null, now }
}

/** The statements that planning these takes. */
async function askedFor(firings: readonly Firing[]): Promise<string[]> {
  const worker = (await freshDatabase(undefined, onTestFinished)).open('reminder_worker')
  const asked: string[] = []
  const listening: Sql = {
    query: (statement, values) => {
      asked.push(typeof statement === 'string' ? statement : statement.text)
      return worker.query(statement, values)
    },
  }
  await planFirings(listening, firings, ways)
  return asked
}

test('what their owners want is asked for once, and for nobody when nothing fires', async () => {
  const asked = await askedFor([firing('ada'), firing('bob'), firing('ada')])

  expect(asked.filter((text) => text.includes('from reminder.preference'))).toHaveLength(1)
  expect(asked).toHaveLength(3) // and for their browsers, and for the tasks that nobody saw
  expect(await askedFor([])).toEqual([])
})
