import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { auditEvents } from './contracts/audit-events.contract.ts'
import { reminderEvents } from './contracts/reminders.contract.ts'
import { taskEvents } from './contracts/task-events.contract.ts'
import { taskUpdates } from './contracts/task-updates.contract.ts'

test('the broker has exactly the topics that there are contracts for, ordered by the same key', async () => {
  const declared: unknown = parse(await readFile(new URL('topics.yaml', import.meta.url), 'utf8'))

  const topics = [taskEvents, reminderEvents, taskUpdates, auditEvents].map(({ name, key }) => ({
    name,
    key,
    partitions: 3,
    retentionDays: 7,
    deadLetters: `${name}.dlq`,
  }))
  expect(declared).toEqual({ topics })
})
