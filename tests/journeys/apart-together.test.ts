// The real launcher and the real five processes over real sockets. What Kafka will bring, and nothing here does, is events
// between processes: each has the bus of one process over its own outbox, so that a task's reminders and its history,
// which follow from events of another process, stay empty.
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { openDatabase } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { fiveProcesses } from '../support/apart/five-processes.ts'
import type { Client } from '../support/client.ts'

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

describe('five processes serve as one, all but events between them', async () => {
  const apart = await fiveProcesses(afterAll)

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

  test('one query gathers fields of three processes, and what follows from events has yet to come', async () => {
    const demo = await apart.client()
    expect((await demo.run(create, { title: 'Water the plants' })).errors).toBeUndefined()

    const { data, errors } = await demo.run(`{
      tasks { nodes { title reminders { totalCount } history { totalCount } } }
      preferences { timeZone }
      conversations { nodes { id } }
    }`)

    expect(errors).toBeUndefined()
    expect(data).toEqual({
      tasks: { nodes: [{ title: 'Water the plants', reminders: { totalCount: 0 }, history: { totalCount: 0 } }] },
      preferences: { timeZone: 'UTC' },
      conversations: { nodes: [] },
    })
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

  test('the scheduler asks the task process by the internal listener before it reminds', async () => {
    const joe = await apart.client('joe')
    const task = (await joe.run(create, { title: 'Feed the cat' })).data.createTask.task
    const live = joe.live(
      'subscription ($after: Cursor) { reminderFired(after: $after) { isConfirmed reminder { task { title } } } }',
      { after: (await joe.run('{ reminderHead }')).data.reminderHead },
    )
    await remindNow('joe', task.id) // as the task's event would have led to

    const [event] = await live.first(1)

    expect(event?.errors).toBeUndefined()
    expect(event?.data.reminderFired).toEqual({ isConfirmed: true, reminder: { task: { title: 'Feed the cat' } } })
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

  test('on Ctrl-C the gateway ends first, then the subgraphs, then PostgreSQL, and nothing is left', async () => {
    const client = await apart.client('mia')
    const live = client.live('subscription { taskChanged { task { title } } }')
    await expect
      .poll(async () => {
        await client.run(create, { title: 'while somebody listens' })
        return live.events.length
      }, within)
      .toBeGreaterThan(0)

    expect(await apart.end('SIGINT')).toBe(0)

    const ended = apart.ended()
    expect([ended[0], ended.slice(1, 5).sort(), ended.slice(5)]).toEqual([
      'gateway',
      subgraphs.map((name) => `subgraphs/${name}`),
      ['apart.ts'],
    ])
    expect(apart.running()).toEqual([])
    expect(await apart.databaseUrl()).toBeUndefined()
  })

  async function remindNow(ownerId: string, taskId: string): Promise<void> {
    const database = openDatabase((await apart.databaseUrl()) ?? '', { max: 1, onError: () => {} })
    await database.query(
      `insert into reminder.reminder
         (id, owner_id, task_id, trigger_at, status, channels, created_at, version, correlation_id, causation_id, claim_at)
       values ($1, $2, $3, now(), 'PENDING', '{IN_APP}', now(), 1, 'by-the-test', 'by-the-test', now())`,
      [newId(), ownerId, taskId],
    )
    await database.close()
  }
})

describe('five or none', { timeout: startingMs }, () => {
  test('when one is killed the others are stopped, and the launcher says which in one line', async () => {
    const apart = await fiveProcesses(onTestFinished)
    const before = apart.output.stderr.length

    process.kill(apart.pidOf('subgraphs/task'), 'SIGKILL')

    expect(await apart.gone()).toBe(1)
    const lines = apart.output.stderr
      .slice(before)
      .split('\n')
      .filter((line) => line && !line.startsWith('{'))
    expect(lines).toEqual(['The process of task was ended by SIGKILL, so the others were stopped.'])
    expect(apart.running()).toEqual([])
    expect(await apart.databaseUrl()).toBeUndefined()
  })

  test('when the launcher itself is killed the others end by themselves', async () => {
    const apart = await fiveProcesses(onTestFinished)

    expect(await apart.end('SIGKILL')).toBeNull()

    expect(apart.running()).toEqual([])
    expect(apart.ended().sort()).toEqual(['gateway', ...subgraphs.map((name) => `subgraphs/${name}`)])
  })
})

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
