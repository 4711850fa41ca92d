import { expect, test, vi } from 'vitest'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()

const say = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message { role content }
    reply { content intent skill confidence answeredBy clarificationNeeded processingTimeMs }
    tasks { id title priority tags status due { date time timeZone at } }
    proposal { id }
  }
}`

const watch = `subscription {
  taskChanged { kind cursor actor { type id } correlationId task { title due { at } nextReminderAt history(first: 1) { nodes { action actor { type } } } } }
}`

const tomorrow = () => {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

test('a message becomes a task, and a subscriber sees it with the fields of three subgraphs', async () => {
  const demo = await tickler.client()
  const live = demo.live(watch)
  // The subscription is open once a first change has come through it.
  await vi.waitFor(
    async () => {
      await demo.run('mutation { createTask(input: { title: "warm up" }) { task { id } } }')
      expect(live.events.length).toBeGreaterThan(0)
    },
    { timeout: 5_000, interval: 100 },
  )

  const response = await demo.post(
    JSON.stringify({
      query: say,
      variables: { input: { text: 'Create a task to buy milk tomorrow at 5pm', timeZone: 'UTC' } },
    }),
    { 'x-correlation-id': 'the-milk-journey' },
  )
  const answeredAt = performance.now()
  const { data, errors } = JSON.parse(await response.text())
  const event = await vi.waitFor(
    () => {
      const found = live.events.find(({ data }) => data.taskChanged.task.title === 'buy milk')
      if (!found) throw new Error(`not among ${JSON.stringify(live.events)}`)
      return found
    },
    { timeout: 5_000, interval: 1 },
  )
  const took = performance.now() - answeredAt

  expect(errors).toBeUndefined()
  const { reply, tasks, message, proposal } = data.sendMessage
  expect(message).toEqual({ role: 'USER', content: 'Create a task to buy milk tomorrow at 5pm' })
  expect(reply.content).toMatch(/^I've created a task 'buy milk' for you\. .*tomorrow at 17:00/)
  expect(reply).toMatchObject({
    intent: 'CREATE_TASK',
    skill: 'TaskAgent',
    answeredBy: 'INTERPRETER',
    clarificationNeeded: false,
  })
  expect(reply.confidence).toBeGreaterThanOrEqual(0.9)
  expect(reply.processingTimeMs).toBeGreaterThanOrEqual(0)
  expect(proposal).toBeNull()
  const at = `${tomorrow()}T17:00:00.000Z`
  expect(tasks).toHaveLength(1)
  expect(tasks[0]).toMatchObject({
    title: 'buy milk',
    priority: 'MEDIUM',
    tags: [],
    status: 'ACTIVE',
    due: { date: tomorrow(), timeZone: 'UTC', at },
  })

  expect(event.errors).toBeUndefined()
  expect(event.data.taskChanged).toMatchObject({
    kind: 'CREATED',
    actor: { type: 'ASSISTANT', id: 'assistant' },
    correlationId: 'the-milk-journey',
    task: {
      title: 'buy milk',
      due: { at },
      nextReminderAt: at,
      history: { nodes: [{ action: 'task.created', actor: { type: 'ASSISTANT' } }] },
    },
  })
  expect(took).toBeLessThan(200)

  // One correlation id runs through the response, the log, the event and the audit.
  expect(response.headers.get('x-correlation-id')).toBe('the-milk-journey')
  expect(tickler.logged.some(({ correlationId }) => correlationId === 'the-milk-journey')).toBe(true)
  const audit = await demo.run(
    '{ auditLog(filter: { correlationId: "the-milk-journey" }) { nodes { action actor { type id } onBehalfOf correlationId entityId newValues } } events(filter: { correlationId: "the-milk-journey" }) { nodes { type correlationId } } }',
  )
  expect(audit.data.auditLog.nodes).toContainEqual(
    expect.objectContaining({
      action: 'task.created',
      actor: { type: 'ASSISTANT', id: 'assistant' },
      onBehalfOf: 'demo',
      entityId: tasks[0].id,
    }),
  )
  expect(audit.data.events.nodes.map(({ type }: { type: string }) => type)).toContain('task.created')
})

test('the same message by another person makes their own task, and reaches no other subscriber', async () => {
  const [alice, bob] = [await tickler.client('alice'), await tickler.client('bob')]
  const aliceSees = alice.live('subscription { taskChanged { task { title } } }')
  const bobSees = bob.live('subscription { taskChanged { task { title } } }')
  await vi.waitFor(
    async () => {
      await bob.run('mutation { createTask(input: { title: "of bob" }) { task { id } } }')
      await alice.run('mutation { createTask(input: { title: "of alice" }) { task { id } } }')
      expect(aliceSees.events.length && bobSees.events.length).toBeGreaterThan(0)
    },
    { timeout: 5_000, interval: 20 },
  )
  await alice.run(say, { input: { text: 'Create a task to buy bread tomorrow at 5pm' } })
  await vi.waitFor(async () => expect(aliceSees.events.at(-1)?.data.taskChanged.task.title).toBe('buy bread'), {
    timeout: 5_000,
    interval: 20,
  })

  const titles = bobSees.events.map(({ data }) => data.taskChanged.task.title)
  expect(new Set(titles)).toEqual(new Set(['of bob']))
})
