// The real launcher and the real five processes over real sockets, joined by a real Kafka.
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type FiveProcesses, fiveProcesses } from '../support/apart/five-processes.ts'
import { caughtAt } from '../support/caught.ts'
import type { Client } from '../support/client.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

const subgraphs = ['audit', 'conversation', 'reminder', 'task']
// Six programs begin, on whatever cores there are.
const startingMs = 60_000
const within = { timeout: 10_000, interval: 50 }
const create = 'mutation ($title: String!) { createTask(input: { title: $title }) { task { id title } } }'
const say = `mutation ($text: String!) {
  sendMessage(input: { text: $text }) { conversation { id } reply { content } tasks { id title due { time timeZone } } }
}`

const titlesOf = async (client: Client): Promise<string[]> =>
  (await client.run('{ tasks { nodes { title } } }')).data.tasks.nodes.map(({ title }: { title: string }) => title)

await describeWithKafka('five processes serve as one', ({ env }) => {
  let apart: FiveProcesses
  beforeAll(async () => {
    // What is registered while a hook runs is never called; its end is this hook's.
    const ends: (() => Promise<void>)[] = []
    apart = await fiveProcesses(env, (clean) => void ends.push(clean))
    return async () => {
      for (const end of ends.reverse()) await end()
    }
  }, startingMs)

  test('each says in one line where it is, a log line says whose it is, and the gateway that the four others are ready', async () => {
    expect([...apart.ready.keys()].sort()).toEqual(['audit', 'conversation', 'gateway', 'reminder', 'task'])
    expect(new Set(apart.ready.values()).size).toBe(5)
    const lines = apart.output.stderr.split('\n').filter(Boolean)
    const names = lines.map((line) => JSON.parse(line).name)
    expect(names).toContain('gateway')
    expect(names).not.toContain(undefined)

    const response = await fetch(`${apart.url}/ready`)

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      status: 'ready',
      parts: Object.fromEntries(subgraphs.map((name) => [name, null])),
    })
  })

  test('one query gathers fields of four processes, and what follows from events of another is there within moments', async () => {
    const demo = await apart.client()
    expect((await demo.run(create, { title: 'Water the plants' })).errors).toBeUndefined()

    const { data, errors } = await demo.run(`{
      tasks { nodes { title reminders { totalCount } history { nodes { action actor { type } } } } }
      preferences { timeZone }
      conversations { nodes { id } }
    }`)

    expect(errors).toBeUndefined()
    const [task] = data.tasks.nodes
    expect(task).toMatchObject({ title: 'Water the plants', reminders: { totalCount: 0 } })
    expect(data).toMatchObject({ preferences: { timeZone: 'UTC' }, conversations: { nodes: [] } })
    await expect
      .poll(
        async () => (await demo.run('{ auditLog { nodes { action actor { type } } } }')).data.auditLog.nodes,
        within,
      )
      .toEqual([{ action: 'task.created', actor: { type: 'USER' } }])
  })

  test('a message goes to the assistant, who reads preferences and makes the task for the one who speaks', async () => {
    const ada = await apart.client('ada')
    await ada.run('mutation { updatePreferences(input: { timeZone: "Asia/Karachi" }) { preferences { timeZone } } }')

    const { data, errors } = await ada.run(say, { text: 'Create a task to buy milk tomorrow at 5pm' })

    expect(errors).toBeUndefined()
    expect(data.sendMessage.reply.content).toContain("I've created a task 'buy milk' for you.")
    const due = { time: expect.stringMatching(/^17:00/), timeZone: 'Asia/Karachi' }
    expect(data.sendMessage.tasks).toEqual([{ id: expect.any(String), title: 'buy milk', due }])
    expect(await titlesOf(ada)).toEqual(['buy milk'])
  })

  test('a subscriber hears from the task process what the assistant in another has done', async () => {
    const eve = await apart.client('eve')
    const { data } = await eve.run('{ changes { head } }')
    const live = eve.live(
      'subscription ($after: Cursor) { taskChanged(after: $after) { kind actor { type } task { title } } }',
      { after: data.changes.head },
    )
    await eve.run(create, { title: 'by hand' })
    await live.first(1)

    await eve.run(say, { text: 'Create a task to buy bread tomorrow at 5pm' })

    expect((await live.first(2)).map((event) => event.data.taskChanged)).toEqual([
      { kind: 'CREATED', actor: { type: 'USER' }, task: { title: 'by hand' } },
      { kind: 'CREATED', actor: { type: 'ASSISTANT' }, task: { title: 'buy bread' } },
    ])
  })

  test('the milk journey: said, made, reminded of, logged, each in a process of its own', async () => {
    const joe = await apart.client('joe')
    const live = joe.live(
      'subscription ($after: Cursor) { reminderFired(after: $after) { isConfirmed reminder { task { title } } } }',
      { after: (await joe.run('{ reminderHead }')).data.reminderHead },
    )
    const { data } = await joe.run(say, { text: 'Create a task to buy milk tomorrow at 5pm' })
    const [milk] = data.sendMessage.tasks

    await remindSoon(joe, milk.id)
    const [event] = await live.first(1, 20_000)

    expect(event?.errors).toBeUndefined()
    expect(event?.data.reminderFired).toEqual({ isConfirmed: true, reminder: { task: { title: 'buy milk' } } })
    const logged = '{ auditLog { nodes { action } } }'
    await expect
      .poll(
        async () => (await joe.run(logged)).data.auditLog.nodes.map(({ action }: { action: string }) => action),
        within,
      )
      .toContain('reminder.fired')
  })

  test('two people see nothing of each other', async () => {
    const [alice, bob] = [await apart.client('alice'), await apart.client('bob')]
    const bobHears = bob.live('subscription { taskChanged { task { title } } }')
    const said = await alice.run(say, { text: 'Create a task to call the dentist tomorrow at 9am' })
    const [task] = said.data.sendMessage.tasks
    await expect
      .poll(async () => {
        await bob.run(create, { title: 'of bob' })
        return bobHears.events.length
      }, within)
      .toBeGreaterThan(0)

    expect(await titlesOf(alice)).toEqual(['call the dentist'])
    expect(new Set(await titlesOf(bob))).toEqual(new Set(['of bob']))
    expect(new Set(bobHears.events.map(({ data }) => data.taskChanged.task.title))).toEqual(new Set(['of bob']))
    for (const query of [
      `{ task(id: "${task.id}") { id } }`,
      `{ conversation(id: "${said.data.sendMessage.conversation.id}") { id } }`,
    ]) {
      expect((await bob.run(query)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
    }
  })

  test.each(subgraphs)('%s refuses whoever is not the gateway, over HTTP and over a socket', async (name) => {
    const url = `${apart.ready.get(name)}/graphql`
    const body = JSON.stringify({ query: '{ __typename }' })
    const authorization = 'Bearer nonsense'

    for (const headers of [{}, { authorization }]) {
      const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
      expect((await fetch(url, options)).status).toBe(401)
      expect(await upgradeStatus(url, headers)).toBe(401)
    }
  })

  test('the inbox shows at the gateway what the process of reminder has caught', async () => {
    const demo = await apart.client()
    await demo.run('mutation { updatePreferences(input: { email: "ada@example.org" }) { preferences { email } } }')

    await expect
      .poll(() => caughtAt(apart.url), within)
      .toMatchObject([{ to: 'ada@example.org', text: expect.stringMatching(/\b\d{6}\b/) }])
  })
})

/** Moves its due so that its reminder, at the due, comes in a moment; it has to be ahead where the machine is busy, too. */
async function remindSoon(client: Client, id: string): Promise<void> {
  const soon = Temporal.Now.instant().add({ seconds: 6 }).toZonedDateTimeISO('UTC')
  const due = {
    date: soon.toPlainDate().toString(),
    time: soon.toPlainTime().toString({ smallestUnit: 'second' }),
    timeZone: 'UTC',
  }
  const { errors } = await client.run(
    'mutation ($id: ID!, $due: DueInput!) { updateTask(input: { id: $id, due: $due }) { task { id } } }',
    { id, due },
  )
  expect(errors).toBeUndefined()
}

function upgradeStatus(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers })
    socket.once('unexpected-response', (request, { statusCode }) => {
      request.destroy()
      resolve(statusCode)
    })
    socket.once('open', () => reject(new Error('it was let in')))
    socket.on('error', reject)
  })
}
