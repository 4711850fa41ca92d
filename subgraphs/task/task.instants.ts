import { type CreateTask, mustBeAhead } from './domain/create.ts'
import type { TaskStore } from './task.store.ts'

type Asked = Pick<CreateTask, 'reminders'>

/**
 * What lets pass only reminders that are ahead: by the database's clock, as that of a process may be off. Ask it when a task is
 * decided, since what is repeated has its answer from when they were.
 */
export const judgeOf =
  (store: Pick<TaskStore, 'now'>) =>
  async (commands: readonly Asked[]): Promise<(command: Asked) => void> => {
    const hasInstant = commands.some(({ reminders }) => reminders?.some(({ at }) => at !== null))
    if (!hasInstant) return () => {}
    const now = await store.now()
    return ({ reminders }) => mustBeAhead(reminders ?? [], now)
  }
export type JudgeOf = ReturnType<typeof judgeOf>
