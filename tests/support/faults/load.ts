import { setTimeout as sleep } from 'node:timers/promises'
import type { Answered } from '../checkers/answers.checker.ts'
import type { Client } from '../client.ts'
import type { House } from '../replicas/house.ts'
import { insist } from './insist.ts'

/** What people did, and were told. */
export type Deeds = Readonly<{
  owners: readonly string[]
  answered: readonly Answered[]
  /** What each thing that was to be made is called, and whether making it was answered. */
  wanted: readonly Readonly<{ ownerId: string; mark: string; isAnswered: boolean }>[]
  /** What no client should have to see. */
  surprises: readonly string[]
}>

/** People who make, change and complete tasks, by themselves and by the assistant, at all gateways, until `end`. */
export type Load = Readonly<{
  /** How many things were made so far. */
  made: () => number
  /** Resolves once each of them was answered, however often they had to say it. */
  end: () => Promise<Deeds>
}>

const createTask = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } change { id } } }`
const updateTask = `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { change { id } } }`
const completeTask = `mutation ($input: TaskIdInput!) { completeTask(input: $input) { change { id } } }`
const say = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { tasks { id } } }`

const due = { date: '2099-05-01', time: '18:00' }
const pauseMs = 20

/** Each of `people` does one thing after another. */
export async function startLoad(house: House, people: readonly string[]): Promise<Load> {
  let isOver = false
  const answered: Answered[] = []
  const wanted: Deeds['wanted'][number][] = []
  const surprises: string[] = []

  const once = async (ownerId: string, clients: readonly Client[], round: number) => {
    const ask = askAs(ownerId, clients, surprises, answered)
    const mark = `${ownerId}-${crypto.randomUUID()}`
    // Some do not say it again: then it is there once, or not at all.
    const times = round % 5 === 4 ? 1 : Number.POSITIVE_INFINITY
    if (round % 4 === 3) {
      const input = { text: `Create a task to call ${mark} tomorrow at 5pm`, idempotencyKey: mark }
      const data = await ask('sendMessage', say, input, times)
      wanted.push({ ownerId, mark, isAnswered: data?.sendMessage.tasks.length === 1 })
      return
    }
    const input = { title: `call ${mark}`, due, idempotencyKey: mark }
    const id = (await ask('createTask', createTask, input, times))?.createTask.task.id
    wanted.push({ ownerId, mark, isAnswered: id !== undefined })
    if (id === undefined) return
    await ask('updateTask', updateTask, { id, title: `call ${mark}, soon` })
    await ask('completeTask', completeTask, { id, idempotencyKey: `done ${mark}` })
  }
  const live = async (ownerId: string) => {
    const clients = await Promise.all(house.rows.map(({ client }) => client(ownerId)))
    for (let round = 0; !isOver; round++) {
      // At another gateway each time, and each person with another first.
      await once(ownerId, round % 2 === 0 ? clients : clients.toReversed(), round)
      await sleep(pauseMs)
    }
  }
  const lives = Promise.all(people.map(live))
  lives.catch(() => {}) // whoever ends the load hears it
  return {
    made: () => wanted.length,
    end: async () => {
      isOver = true
      await lives
      return { owners: people, answered, wanted, surprises }
    },
  }
}

const askAs =
  (ownerId: string, clients: readonly Client[], surprises: string[], answered: Answered[]) =>
  async (mutation: string, query: string, input: Readonly<Record<string, unknown>>, times?: number) => {
    const { data, surprise } = await insist(clients, { query, variables: { input } }, times)
    if (surprise !== null) surprises.push(surprise)
    const key = typeof input['idempotencyKey'] === 'string' ? input['idempotencyKey'] : null
    if (data && mutation !== 'sendMessage')
      answered.push({ ownerId, mutation, key, changeId: data[mutation].change?.id ?? null })
    return data
  }
