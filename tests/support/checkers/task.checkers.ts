import type { Sql } from '../../../platform/database.ts'
import { type Answered, answerFaults } from './answers.checker.ts'
import { eventFaults } from './task-events.checker.ts'
import { feedFaults } from './task-feed.checker.ts'
import { partFaults } from './task-parts.checker.ts'
import { seriesFaults } from './task-series.checker.ts'
import { readTaskTables } from './task-tables.ts'

/** All that does not hold of what the task subgraph keeps of these owners; `answered` is what clients were told. */
export async function taskFaults(
  sql: Sql,
  owners: readonly string[],
  answered: readonly Answered[],
): Promise<string[]> {
  const tables = await readTaskTables(sql, owners)
  const rules = [feedFaults, eventFaults, seriesFaults, partFaults]
  return [...rules.flatMap((faults) => faults(tables)), ...answerFaults(tables, answered)]
}
