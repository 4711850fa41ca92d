// createTask and completeTask at the service against one bare statement with the same rows.
import type { Cause } from '../../kafka/envelope.ts'
import { openDatabase } from '../../platform/database.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { taskAnswers } from '../../subgraphs/task/task.answers.ts'
import { taskService } from '../../subgraphs/task/task.service.ts'
import { taskStore } from '../../subgraphs/task/task.store.ts'
import { taskHistory } from '../../subgraphs/task/task.undo.ts'
import { taskWriter } from '../../subgraphs/task/task.write.ts'
import { bareClient } from './bare.ts'
import type { Place } from './place.ts'
import { medians, rate } from './rounds.ts'

const atOnce = 16
const owners = 1_000

export async function benchHot({ url }: Place, rounds: number): Promise<void> {
  const db = openDatabase(url('task'), {
    max: atOnce,
    onError: (error) => {
      throw error
    },
  })
  const bare = bareClient(url('task_worker'), atOnce)
  const store = taskStore(db)
  const parts = {
    store,
    history: taskHistory(db, store),
    write: taskWriter(db),
    answers: taskAnswers(db),
    failpoint: noFailpoints,
    committed: () => {},
    defaultTimeZone: 'UTC',
  }
  const serviceOf = (ownerId: string) =>
    taskService(parts, {
      ownerId,
      actor: { type: 'USER', id: ownerId },
      correlationId: 'bench',
      now: new Date(),
    } satisfies Cause)
  const ownerOf = (index: number) => `owner-${index % owners}`
  const made = { service: [] as string[], bare: [] as string[] }

  const create = async (ownerId: string, index: number) => {
    const { task, change } = await serviceOf(ownerId).create({ title: `task ${index}` })
    if (task.version !== 1 || !change) throw new Error('the service made no task')
    return task.id
  }
  try {
    const spread = { rounds, perRound: 1_600, atOnce }
    const createRatio = await medians(
      [
        { name: 'service', once: async (index) => void (await create(ownerOf(index), index)) },
        { name: 'bare', once: async (index) => void (await bare.create(ownerOf(index), `task ${index}`)) },
      ],
      spread,
      'createTask',
    )
    const completeRatio = await medians(
      [
        {
          name: 'service',
          prepare: async (count) => {
            made.service = await Promise.all(Array.from({ length: count }, (_, index) => create(ownerOf(index), index)))
          },
          once: async (index) => {
            const { task } = await serviceOf(ownerOf(index)).complete({ id: made.service[index] ?? '' })
            if (task.status !== 'COMPLETED' || task.version !== 2) throw new Error('the service completed nothing')
          },
        },
        {
          name: 'bare',
          prepare: async (count) => {
            made.bare = await Promise.all(
              Array.from({ length: count }, (_, index) => bare.create(ownerOf(index), `task ${index}`)),
            )
          },
          once: (index) => bare.complete(ownerOf(index), made.bare[index] ?? ''),
        },
      ],
      spread,
      'completeTask',
    )
    const [single = Number.NaN] = await medians(
      [{ name: 'service', once: async (index) => void (await create('the-only-one', index)) }],
      { rounds, perRound: 800, atOnce },
      'one owner',
    )
    console.log(
      `\n| 16 at once | service, a second | bare statement, a second | service / bare |\n|---|---:|---:|---:|`,
    )
    for (const [name, [service = Number.NaN, peer = Number.NaN]] of [
      ['createTask, 1,000 owners', createRatio],
      ['completeTask, 1,000 owners', completeRatio],
    ] as const)
      console.log(`| ${name} | ${rate(service)} | ${rate(peer)} | ${((peer / service) * 100).toFixed(0)} % |`)
    console.log(`| createTask, one owner | ${rate(single)} | | |`)
  } finally {
    await db.close()
    await bare.close()
  }
}
