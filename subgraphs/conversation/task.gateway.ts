import { z } from 'zod'
import type { ListFilter } from './domain/plan.ts'
import type { Answered, Ask } from './gateway.asking.ts'

const task = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number().int(),
  due: z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string() }).nullable(),
})
/** A task as the gateway shows it to the person for whom we ask. */
export type GatewayTask = Readonly<z.infer<typeof task>>

const openTask = task.extend({ createdAt: z.coerce.date() })
/** One that may be meant; when it was made tells it from another of its title. */
export type OpenTask = Readonly<z.infer<typeof openTask>>

const fields = '{ id title version due { date time timeZone } }'
const createTask = `mutation AssistantCreates($title: String!, $due: DueInput, $priority: Priority, $tags: [String!], $reminders: [ReminderSpecInput!], $key: String) {
  answer: createTask(input: { title: $title, due: $due, priority: $priority, tags: $tags, reminders: $reminders, idempotencyKey: $key }) { task ${fields} }
}`
const completeTask = `mutation AssistantCompletes($id: ID!, $version: Int, $key: String) {
  answer: completeTask(input: { id: $id, expectedVersion: $version, idempotencyKey: $key }) { task ${fields} }
}`
const deleteTask = `mutation AssistantDeletes($id: ID!, $version: Int, $key: String) {
  answer: deleteTask(input: { id: $id, expectedVersion: $version, idempotencyKey: $key }) { task ${fields} }
}`
const tasks = `query AssistantLists($filter: TaskFilter!, $orderBy: TaskOrder!, $first: Int!) {
  answer: tasks(filter: $filter, orderBy: $orderBy, first: $first) { totalCount nodes ${fields} }
}`
const openTasks = `query AssistantSearches($after: String) {
  answer: tasks(filter: { status: [ACTIVE] }, orderBy: UPDATED_DESC, first: 100, after: $after) {
    nodes { id title version createdAt due { date time timeZone } } pageInfo { hasNextPage endCursor }
  }
}`

const changed = z.object({ answer: z.object({ task }) }).transform(({ answer }) => answer.task)
const listed = z
  .object({ answer: z.object({ totalCount: z.number().int(), nodes: z.array(task) }) })
  .transform(({ answer }) => ({ tasks: answer.nodes, total: answer.totalCount }))
const page = z.object({
  answer: z.object({
    nodes: z.array(openTask),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})

/** The first tasks of `total`. */
export type TaskList = Readonly<z.output<typeof listed>>

type Page = z.infer<typeof page>

export type OpenTasks = Readonly<{ tasks: readonly OpenTask[]; isEvery: boolean }>

type CreateTask = Readonly<{
  key: string
  title: string
  due: GatewayTask['due']
  priority: string | null
  tags: readonly string[]
  wantsReminder: boolean
}>

const mostPages = 20

/** The tasks of the person who asks, read and changed as they themselves would: at the gateway, by their lent token. */
export function taskGateway(ask: Ask) {
  const list = (filter: ListFilter, first: number): Promise<Answered<TaskList>> => {
    const orderBy = filter.status.includes('COMPLETED') ? 'UPDATED_DESC' : 'DUE_ASC'
    return ask(tasks, { filter, orderBy, first }, listed)
  }

  /** The open tasks, those changed last first; `isEvery` is false when there are more than 2,000. */
  const open = async (): Promise<Answered<OpenTasks>> => {
    const found: OpenTask[] = []
    for (let after: string | null = null, pages = 0; pages < mostPages; pages++) {
      const answered: Answered<Page> = await ask(openTasks, { after }, page)
      if (answered.kind !== 'OK') return answered
      const { nodes, pageInfo }: Page['answer'] = answered.value.answer
      found.push(...nodes)
      if (!pageInfo.hasNextPage) return { kind: 'OK', value: { tasks: found, isEvery: true } }
      after = pageInfo.endCursor
    }
    return { kind: 'OK', value: { tasks: found, isEvery: false } }
  }

  return {
    /** Who says "remind me" means the time they say, whatever lead they prefer else. */
    create: ({ key, title, due, priority, tags, wantsReminder }: CreateTask) => {
      const reminders = wantsReminder && due ? [{ lead: 'PT0S' }] : null
      return ask(createTask, { key, title, due, priority, tags, reminders }, changed)
    },
    /** At whatever version, when none is given. */
    complete: ({ key, id, version }: { key: string; id: string; version: number | null }) =>
      ask(completeTask, { key, id, ...(version === null ? {} : { version }) }, changed),
    remove: ({ key, id, version }: { key: string; id: string; version: number }) =>
      ask(deleteTask, { key, id, version }, changed),
    list,
    open,
  }
}
export type TaskGateway = ReturnType<typeof taskGateway>
