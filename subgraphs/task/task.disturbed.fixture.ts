// The use cases of alice, when somebody comes between.
import { noFailpoints } from '../../platform/failpoint.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { taskAnswers } from './task.answers.ts'
import { taskService } from './task.service.ts'
import { taskStore } from './task.store.ts'
import { taskHistory } from './task.undo.ts'
import { taskWriter, type Write } from './task.write.ts'

type Disturbance = Readonly<{
  now: Date
  /** Called before each write, the first of which is 1; and before an answer is kept to which nothing changed. */
  beforeWrite?: (given: Write, count: number) => Promise<unknown>
  beforeKeeping?: () => Promise<unknown>
}>

export function disturbedService(database: TestDatabase, { now, beforeWrite, beforeKeeping }: Disturbance) {
  const db = database.open('task')
  const [store, write, answers] = [taskStore(db), taskWriter(db), taskAnswers(db)]
  let writes = 0
  const keep: typeof answers.keep = async (...given) => {
    await beforeKeeping?.()
    return answers.keep(...given)
  }
  const parts = {
    store,
    history: taskHistory(db, store),
    answers: { ...answers, keep },
    write: async (given: Write) => {
      writes += 1
      await beforeWrite?.(given, writes)
      return write(given)
    },
    failpoint: noFailpoints,
    committed: () => {},
    defaultTimeZone: 'UTC',
  }
  const actor = { type: 'USER', id: 'alice' } as const
  const service = taskService(parts, { ownerId: 'alice', actor, correlationId: 'cid-00000001', now })
  return { service, writes: () => writes }
}
