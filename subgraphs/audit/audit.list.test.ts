import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { causeFor, created, renamed, taskRows } from './audit.fixture.ts'
import { entities, openedAudit } from './opened-audit.fixture.ts'

const { tap, as, logged } = await openedAudit()

test('pages meet without gap or repeat while new entries come, and nothing is counted unless asked', async () => {
  const task = newId()
  const versions = [2, 3, 4, 5].map((version) => renamed(task, version))
  await logged('hugo', taskRows([created(task), ...versions], causeFor('hugo')))
  const hugo = as('hugo')
  const representations = [{ __typename: 'Task', id: task, version: 5 }]
  const page = `query ($after: String) { auditLog(first: 2, after: $after) { nodes { sequence } pageInfo { hasNextPage endCursor } } }`

  tap.forget()
  const first = (await hugo.ask(page)).auditLog
  await logged('hugo', taskRows([renamed(task, 6)], causeFor('hugo')))
  const second = (await hugo.ask(page, { after: first.pageInfo.endCursor })).auditLog
  const third = (await hugo.ask(page, { after: second.pageInfo.endCursor })).auditLog
  const history = `history(first: 2, after: $after) { nodes { sequence } pageInfo { endCursor } }`
  const ofTask = `query ($representations: [_Any!]!, $after: String) { _entities(representations: $representations) { ... on Task { ${history} } } }`
  const newest = (await hugo.ask(ofTask, { representations }))._entities[0]?.history
  const next = (await hugo.ask(ofTask, { representations, after: newest?.pageInfo.endCursor }))._entities[0]?.history

  expect([first, second, third].flatMap(({ nodes }) => nodes.map(({ sequence }) => sequence))).toEqual([5, 4, 3, 2, 1])
  expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false])
  expect([newest, next].flatMap((each) => each?.nodes.map(({ sequence }) => sequence))).toEqual([6, 5, 4, 3])
  expect(tap.sent().filter((sql) => /count\(/i.test(sql))).toEqual([])

  const counted = await hugo.ask(`{ auditLog(first: 1, filter: { action: "task.updated" }) { totalCount } }`)
  expect(counted.auditLog.totalCount).toBe(5)
  const countedHistory = await hugo.ask(entities('Task', 'history(first: 1) { totalCount }'), { representations })
  expect(countedHistory._entities[0]?.history.totalCount).toBe(6)
})

test('the log can be asked for one entity, action, actor, correlation or time; from is inclusive, until is exclusive', async () => {
  const [one, other] = [newId(), newId()]
  const at = (time: string, more = {}) => causeFor('ines', { now: new Date(time), ...more })
  const system = { actor: { type: 'SYSTEM', id: 'system/test' }, correlationId: 'another' } as const
  await logged('ines', [
    ...taskRows([created(one)], at('2030-01-01T00:00:00Z')),
    ...taskRows([renamed(one, 2)], at('2030-01-02T00:00:00Z', system)),
    ...taskRows([created(other)], at('2030-01-03T00:00:00Z')),
  ])
  const found = async (filter: string) => (await as('ines').log(`(filter: ${filter})`)).map(({ at: time }) => time)
  const [first, second, third] = ['2030-01-01T00:00:00.000Z', '2030-01-02T00:00:00.000Z', '2030-01-03T00:00:00.000Z']

  expect(new Set(await found(`{ entityId: "${one}" }`))).toEqual(new Set([first, second]))
  expect(new Set(await found('{ action: "task.created" }'))).toEqual(new Set([first, third]))
  expect(await found('{ actorType: SYSTEM }')).toEqual([second])
  expect(await found('{ correlationId: "another" }')).toEqual([second])
  expect(await found('{ entityType: "reminder" }')).toEqual([])
  expect(new Set(await found(`{ from: "${second}" }`))).toEqual(new Set([second, third]))
  expect(await found(`{ until: "${second}" }`)).toEqual([first])
  expect(await found(`{ from: "${first}", until: "2030-01-03T01:00:00+01:00", action: "task.updated" }`)).toEqual([
    second,
  ])
})

test('everyone sees their own events whole; the scope audit:read alone shows those of others', async () => {
  const [mine, theirs] = [newId(), newId()]
  const correlationId = newId()
  const rows = taskRows([created(mine)], causeFor('jane', { correlationId }))
  await logged('jane', rows)
  await logged('kurt', taskRows([created(theirs)], causeFor('kurt', { correlationId })))
  const query = `{ events(filter: { correlationId: "${correlationId}" }) { totalCount nodes {
    id type topic source correlationId payload status error createdAt processedAt } } }`

  const own = (await as('jane').ask(query)).events
  const all = (await as('jane', ['audit:read']).ask(query)).events

  expect(own).toEqual({
    totalCount: 1,
    nodes: [
      {
        id: rows[0]?.event.id,
        type: 'task.created',
        topic: 'task-events',
        source: '/subgraphs/task',
        correlationId,
        payload: rows[0]?.event.data,
        status: 'PROCESSED',
        error: null,
        createdAt: '2030-01-01T09:00:00.000Z',
        processedAt: own.nodes[0]?.['processedAt'],
      },
    ],
  })
  expect(Date.parse(String(own.nodes[0]?.['processedAt']))).toBeGreaterThan(0)
  expect(all.totalCount).toBe(2)
  expect(all.nodes[1]).toEqual(own.nodes[0])
  expect(all.nodes[0]?.['payload']).toMatchObject({ task: { id: theirs } })
})

test('events of one instant are paged without gap or repeat', async () => {
  const rows = taskRows([created(newId()), created(newId()), created(newId())], causeFor('lena'))
  await logged('lena', rows)

  const seen: unknown[] = []
  let after: string | undefined
  do {
    const query = `query ($after: String) { events(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`
    const { events } = await as('lena').ask(query, { after })
    seen.push(...events.nodes.map(({ id }) => id))
    after = events.pageInfo.hasNextPage ? events.pageInfo.endCursor : undefined
  } while (after)

  expect(seen).toEqual(rows.map(({ event }) => event.id).toReversed())
})

test('a wrong filter is answered with every problem', async () => {
  const { errors } = await as('mia').answer(`{ auditLog(filter: { from: "yesterday", action: "" }) { nodes { id } } }`)

  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    problems: [{ path: 'filter.action' }, { path: 'filter.from' }],
  })
})
