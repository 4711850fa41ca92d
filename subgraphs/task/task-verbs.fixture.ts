// Every mutation of the task subgraph, as a client that repeats tasks asks for it.
import { type Client, changeFields, type ShownChange, type ShownTask, taskFields } from './task-client.fixture.ts'

export type ShownRecurrence = Readonly<{ rule: string; anchor: string; timeZone: string }>
export type RepeatingTask = ShownTask &
  Readonly<{ recurrence: ShownRecurrence | null; series: Readonly<{ id: string; isStopped: boolean }> | null }>
export type Done = Readonly<{ task: RepeatingTask; next: RepeatingTask | null; change: ShownChange | null }>
export type Row = Readonly<{
  index: number
  task: RepeatingTask | null
  change: ShownChange | null
  code: string | null
  message: string | null
}>

export const repeatingFields = `${taskFields} recurrence { rule anchor timeZone } series { id isStopped }`
const rowFields = `index task { ${repeatingFields} } change { ${changeFields} } code message`

export function verbsOf({ ask }: Pick<Client, 'ask'>) {
  const one =
    (name: string, input: string, next = 'next') =>
    async (given: object): Promise<Done> => {
      const fields = `task { ${repeatingFields} } ${next && `next { ${repeatingFields} }`} change { ${changeFields} }`
      const query = `mutation($input: ${input}!) { done: ${name}(input: $input) { ${fields} } }`
      const { done } = await ask<{ done: Omit<Done, 'next'> & Partial<Done> }>(query, { input: given })
      return { next: null, ...done }
    }
  const many =
    (name: string, input: string) =>
    async (given: object): Promise<readonly Row[]> => {
      const query = `mutation($input: ${input}!) { done: ${name}(input: $input) { results { ${rowFields} } } }`
      return (await ask<{ done: { results: readonly Row[] } }>(query, { input: given })).done.results
    }
  return {
    create: one('createTask', 'CreateTaskInput'),
    update: one('updateTask', 'UpdateTaskInput'),
    reschedule: one('rescheduleTask', 'RescheduleTaskInput'),
    complete: one('completeTask', 'TaskIdInput'),
    reopen: one('reopenTask', 'TaskIdInput'),
    skip: one('skipOccurrence', 'TaskIdInput'),
    stop: one('stopRepeating', 'TaskIdInput'),
    remove: one('deleteTask', 'DeleteTaskInput'),
    restore: one('restoreTask', 'TaskIdInput'),
    undo: one('undo', 'UndoInput', ''),
    createMany: many('createTasks', 'CreateTasksInput'),
    completeMany: many('completeTasks', 'TaskIdsInput'),
    removeMany: many('deleteTasks', 'TaskIdsInput'),
    find: async (id: string) =>
      (await ask<{ task: RepeatingTask }>(`query($id: ID!) { task(id: $id) { ${repeatingFields} } }`, { id })).task,
  }
}
export type Verbs = ReturnType<typeof verbsOf>
