import { onTestFinished } from 'vitest'
import type { Identity } from '../../platform/identity.ts'
import type { SubgraphLink } from '../../platform/subgraph.ts'

export type ShownDue = Readonly<{ date: string; time: string | null; timeZone: string; at: string; isOverdue: boolean }>
export type ShownTask = Readonly<{
  id: string
  title: string
  description: string | null
  status: string
  priority: string
  tags: readonly string[]
  due: ShownDue | null
  version: number
  createdAt: string
  updatedAt: string
  completedAt: string | null
  deletedAt: string | null
}>
export type ShownChange = Readonly<{
  id: string
  cursor: string
  kind: string
  at: string
  actor: Readonly<{ type: string; id: string }>
  changed: readonly string[]
  taskId: string
  correlationId: string
}>
export type Outcome = Readonly<{ task: ShownTask; change: ShownChange | null }>
export type Page<T> = Readonly<{
  nodes: readonly T[]
  pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string | null }>
}>

export const taskFields = `id title description status priority tags due { date time timeZone at isOverdue }
  version createdAt updatedAt completedAt deletedAt`
export const changeFields = 'id cursor kind at actor { type id } changed taskId correlationId'
const pageFields = (node: string) => `nodes { ${node} } pageInfo { hasNextPage endCursor }`

export type Client = ReturnType<typeof clientOf>

/** Asks in somebody's name; throws the first error of an answer. */
export function clientOf(link: SubgraphLink, identity: Identity) {
  const raw = (query: string, variables: Record<string, unknown> = {}) => link.execute({ query, variables }, identity)
  const ask = async <Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const { data, errors } = await raw(query, variables)
    if (errors?.[0]) throw errors[0]
    return data as Data // each query below is written next to what it answers
  }
  const mutation = (name: string, input: string) => async (given: object) => {
    const query = `mutation($input: ${input}!) { done: ${name}(input: $input) { task { ${taskFields} } change { ${changeFields} } } }`
    return (await ask<{ done: Outcome }>(query, { input: given })).done
  }

  return {
    raw,
    ask,
    live: liveOf(link, identity),
    create: mutation('createTask', 'CreateTaskInput'),
    update: mutation('updateTask', 'UpdateTaskInput'),
    complete: mutation('completeTask', 'TaskIdInput'),
    remove: mutation('deleteTask', 'DeleteTaskInput'),
    find: async (id: string) =>
      (await ask<{ task: ShownTask }>(`query($id: ID!) { task(id: $id) { ${taskFields} } }`, { id })).task,
    list: async (
      given: { filter?: object | null; orderBy?: string | null; first?: number; after?: string | null } = {},
    ) => {
      const query = `query($filter: TaskFilter, $orderBy: TaskOrder, $first: Int, $after: String) {
        tasks(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { ${pageFields(taskFields)} } }`
      return (await ask<{ tasks: Page<ShownTask> }>(query, given)).tasks
    },
    changes: async (given: { first?: number; after?: string | null } = {}) => {
      const query = `query($first: Int, $after: Cursor) {
        changes(first: $first, after: $after) { head ${pageFields(changeFields)} } }`
      return (await ask<{ changes: Page<ShownChange> & { head: string } }>(query, given)).changes
    },
    entities: async (...ids: string[]) => {
      const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Task { id title version } } }`
      const of = ids.map((id) => ({ __typename: 'Task', id }))
      return (await ask<{ _entities: (Pick<ShownTask, 'id' | 'title' | 'version'> | null)[] }>(query, { of }))._entities
    },
  }
}

/** What an error of this code looks like; `more` are its other extensions. */
export const refusal = (code: string, more: object = {}) => ({ extensions: { code, ...more } })

/** `next` gives null once there is nothing more; it ends with the test at the latest. */
const liveOf =
  (link: SubgraphLink, identity: Identity) =>
  async (given: { after?: string | undefined; filter?: object } = {}) => {
    const query = `subscription($after: Cursor, $filter: TaskChangeFilter) {
    taskChanged(after: $after, filter: $filter) { ${changeFields} task { id version } } }`
    const events = await link.subscribe({ query, variables: given }, identity)
    if (!(Symbol.asyncIterator in events)) throw events.errors?.[0] ?? new Error('no subscription, and no reason')
    onTestFinished(async () => void (await events.return?.()))
    return {
      next: async () => {
        const event = await events.next()
        if (event.done) return null
        return (event.value.data as { taskChanged: ShownChange & { task: ShownTask | null } }).taskChanged // as asked for above
      },
      end: async () => events.return?.(),
    }
  }
