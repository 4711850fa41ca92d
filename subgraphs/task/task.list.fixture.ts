// Sixty tasks, and what lists of them have to be, said again without a database.
import { beforeAll } from 'vitest'
import { openWorld } from './task.fixture.ts'
import type { ShownTask } from './task-client.fixture.ts'

export const listedAt = '2030-06-15T12:00:00Z'

const zones = ['UTC', 'Asia/Karachi', 'America/New_York'] as const
export const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0]

/** Sixty tasks with many ties, so that an order without a tie-break, or a page edge within a tie, would show. */
const seeds = Array.from({ length: 60 }, (_, index) => ({
  title: pick(
    ['apple', 'Banana', 'cherry', '100% juice', 'a_b', 'back\\slash', 'Äpfel', 'دودھ', 'Zebra', '20% off'],
    index * 7,
  ),
  description: pick([null, 'from the shop', 'APPLES are fruit'], index),
  priority: pick(['LOW', 'MEDIUM', 'HIGH'], index * 5),
  tags: pick<string[]>([[], ['home'], ['home', 'shop'], ['shop', 'urgent']], index * 3),
  due: pick<object | null>(
    [
      null,
      { date: '2030-06-15', time: '12:00', timeZone: 'UTC' },
      { date: '2030-06-14', timeZone: pick(zones, index) },
      { date: '2030-06-15', timeZone: pick(zones, index) },
      { date: '2030-07-01', time: '09:30', timeZone: pick(zones, index) },
    ],
    index,
  ),
}))

const text = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const alphabet = new Intl.Collator('und', { numeric: true })
const rank = ({ priority }: ShownTask) => ['LOW', 'MEDIUM', 'HIGH'].indexOf(priority)
const dueAt = ({ due }: ShownTask) => due?.at ?? null
const nullsLast = (a: string | null, b: string | null, compare: (a: string, b: string) => number) =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b)

export const comparisons: Record<string, (a: ShownTask, b: ShownTask) => number> = {
  DUE_ASC: (a, b) => nullsLast(dueAt(a), dueAt(b), text) || text(a.id, b.id),
  DUE_DESC: (a, b) => nullsLast(dueAt(a), dueAt(b), (x, y) => text(y, x)) || text(b.id, a.id),
  CREATED_ASC: (a, b) => text(a.createdAt, b.createdAt) || text(a.id, b.id),
  CREATED_DESC: (a, b) => text(b.createdAt, a.createdAt) || text(b.id, a.id),
  UPDATED_DESC: (a, b) => text(b.updatedAt, a.updatedAt) || text(b.id, a.id),
  PRIORITY_DESC: (a, b) => rank(b) - rank(a) || text(b.id, a.id),
  TITLE_ASC: (a, b) => alphabet.compare(a.title, b.title) || text(a.title, b.title) || text(a.id, b.id),
}
export const orders = Object.keys(comparisons)
const sorted = (tasks: readonly ShownTask[], order: string) => [...tasks].sort(comparisons[order])

export type Filter = Readonly<{
  status?: string[] | null
  priority?: string[]
  tagsAll?: string[]
  tagsAny?: string[]
  dueFrom?: string
  dueUntil?: string
  hasDue?: boolean
  isOverdue?: boolean
  text?: string
  ids?: string[]
}>

/** A whole day counts by its start. */
function startOf(task: ShownTask): number | null {
  if (!task.due) return null
  return task.due.time === null ? new Date(task.due.at).getTime() - 86_400_000 : new Date(task.due.at).getTime()
}

const folded = (given: string) =>
  given
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

type Meets = { [Part in keyof Filter]-?: (task: ShownTask, said: NonNullable<Filter[Part]>) => boolean }

/** What each part of a filter asks of a task. */
const meets: Meets = {
  status: (task, status) => status.includes(task.status),
  priority: (task, priority) => priority.includes(task.priority),
  tagsAll: (task, tags) => tags.every((tag) => task.tags.includes(tag)),
  tagsAny: (task, tags) => tags.some((tag) => task.tags.includes(tag)),
  dueFrom: (task, from) => (startOf(task) ?? Number.NaN) >= Date.parse(from),
  dueUntil: (task, until) => (startOf(task) ?? Number.NaN) < Date.parse(until),
  hasDue: (task, hasDue) => hasDue === (task.due !== null),
  isOverdue: ({ due }, isOverdue) => isOverdue === (due !== null && Date.parse(due.at) <= Date.parse(listedAt)),
  text: (task, words) => {
    const whole = folded(`${task.title}\n${task.description ?? ''}`)
    return folded(words)
      .split(' ')
      .every((word) => whole.includes(word))
  },
  ids: (task, ids) => ids.includes(task.id),
}

const meetsAll = (task: ShownTask, filter: Filter): boolean => {
  const { status, ...said } = filter
  const parts = Object.entries({ ...said, status: status ?? ['ACTIVE'] }) as [keyof Filter, never][] // each with its own value
  return parts.every(([part, value]) => meets[part](task, value))
}

export const idsOf = (tasks: readonly ShownTask[]): string[] => tasks.map(({ id }) => id)

/** Alice's sixty tasks and one of bob's; `expected` are the ids of alice's by filter and order. */
export async function openListWorld() {
  const { as, clock } = await openWorld()
  const alice = as('alice')
  let all: readonly ShownTask[] = []

  beforeAll(async () => {
    for (const [index, seed] of seeds.entries()) {
      clock.set(`2030-06-0${1 + Math.floor(index / 20)}T00:00:00Z`)
      const { task } = await alice.create(seed)
      if (index % 6 === 1) await alice.complete({ id: task.id })
      if (index % 6 === 5) await alice.remove({ id: task.id })
    }
    await as('bob').create({ title: 'apple of bob' })
    clock.set(listedAt)
    all = (await alice.list({ filter: { status: ['ACTIVE', 'COMPLETED', 'DELETED'] }, first: 100 })).nodes
  })

  const expected = (filter: Filter, order = 'CREATED_ASC') =>
    idsOf(
      sorted(
        all.filter((task) => meetsAll(task, filter)),
        order,
      ),
    )
  const listed = async (filter: Filter | null, orderBy: string | null = 'CREATED_ASC') =>
    idsOf((await alice.list({ filter, orderBy, first: 100 })).nodes)
  return { as, alice, all: () => all, expected, listed }
}
