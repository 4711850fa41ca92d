// The task subgraph itself, asked as the gateway asks it; its events stay in the outbox.
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import { systemClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/database.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { openTask } from '../../subgraphs/task/task.subgraph.ts'
import type { Place } from './place.ts'

export type Asked = <Data>(ownerId: string, query: string, variables?: Record<string, unknown>) => Promise<Data>

export async function withSubgraph({ url, key }: Place, work: (ask: Asked) => Promise<void>): Promise<void> {
  const log = createLog('silent', 'bench')
  const lock = openDatabase(url('task_worker'), { max: 1, onError: () => {} }) // who asks hears of it
  const bus = embeddedBus({ lock, log, failpoint: noFailpoints })
  const config = {
    DATABASE_URL: url('task'),
    WORKER_DATABASE_URL: url('task_worker'),
    CURSOR_KEY: key,
    DEFAULT_TIME_ZONE: 'UTC',
    CHANGES_RETENTION_DAYS: 30,
  }
  const task = openTask({ config, bus, clock: systemClock, log, failpoint: noFailpoints })
  try {
    await work(async <Data>(ownerId: string, query: string, variables: Record<string, unknown> = {}) => {
      const identity = {
        subject: ownerId,
        actor: { type: 'USER', id: ownerId },
        scopes: [],
        correlationId: 'bench',
      } as const
      const { data, errors } = await task.execute({ query, variables }, identity)
      if (errors?.[0]) throw errors[0]
      return data as Data // each query stands next to what it answers
    })
  } finally {
    await task.close()
    await lock.close()
  }
}
