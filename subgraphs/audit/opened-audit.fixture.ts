import { afterAll, expect, inject } from 'vitest'
import type { OutboxRow } from '../../kafka/outbox.ts'
import { systemClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import type { Identity } from '../../platform/identity.ts'
import { type WireTap, wireTap } from '../../tests/support/wire-tap.ts'
import { auditWorld, silent } from './audit.fixture.ts'
import { openAudit } from './audit.subgraph.ts'

const within = { timeout: 20_000, interval: 10 }

type Entry = Record<string, unknown> & { id: string; sequence: number; hash: string }
type Page<Node> = {
  nodes: Node[]
  edges: { cursor: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string }
  totalCount: number
}
type Answer = {
  auditLog: Page<Entry>
  events: Page<Record<string, unknown>>
  _entities: ({ history: Page<Entry> } & Entry)[]
}

const entryFields = `id eventId at entityType entityId action actor { type id } onBehalfOf oldValues newValues correlationId
  sequence hash`

/** The audit subgraph with a bus that carries what is published; `tap` hears the statements of its requests. */
export async function openedAudit() {
  const world = await auditWorld()
  const tap: WireTap = await wireTap(inject('postgres'))
  afterAll(() => tap.close())
  const audit = openAudit({
    config: {
      DATABASE_URL: tap.through(world.database.url('audit')),
      WORKER_DATABASE_URL: world.database.url('audit_worker'),
      CURSOR_KEY: 'ab'.repeat(32),
      DEFAULT_TIME_ZONE: 'UTC',
    },
    bus: world.bus,
    clock: systemClock,
    log: silent,
    failpoint: noFailpoints,
  })
  afterAll(() => audit.close())
  await world.start()

  /** One person's questions; each is a request of its own. */
  const as = (subject: string, scopes: string[] = []) => {
    const identity: Identity = { subject, actor: { type: 'USER', id: subject }, scopes, correlationId: 'a-question' }
    const answer = (query: string, variables = {}) => audit.execute({ query, variables }, identity)
    const ask = async (query: string, variables = {}) => {
      const { data, errors } = await answer(query, variables)
      if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
      return data as Answer // the query decides what is in it; each test reads what it asked for
    }
    const log = async (given = '') => (await ask(`{ auditLog${given} { nodes { ${entryFields} } } }`)).auditLog.nodes
    return { answer, ask, log }
  }

  /** Publishes, and waits until the log has it all. */
  const logged = async (subject: string, rows: readonly OutboxRow[]) => {
    const length = async () => (await as(subject).log('(first: 100)')).length
    const before = await length()
    await world.publish(rows)
    await expect.poll(length, within).toBe(before + rows.length)
  }
  return { tap, as, logged, audit, bus: world.bus, database: world.database }
}

type Asker = ReturnType<Awaited<ReturnType<typeof openedAudit>>['as']>

/** A query for entities, as the gateway asks for them. */
export const entities = (type: string, selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`

/** The new values in each task's history. */
export const historiesOf = async (who: Asker, tasks: readonly { id: string; version: number }[]) => {
  const representations = tasks.map((task) => ({ __typename: 'Task', ...task }))
  const { _entities } = await who.ask(entities('Task', 'history { nodes { newValues } }'), { representations })
  return _entities.map(({ history }) => history.nodes.map(({ newValues }) => newValues))
}
