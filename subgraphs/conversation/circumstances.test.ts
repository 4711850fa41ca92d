import { expect, test } from 'vitest'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { openAssistant } from '../../tests/support/assistant.ts'

const { as, bus, clock, database, preferencesAsked } = await openAssistant()
const admin = database.open()
const service = database.open('conversation')

/** As the reminder subgraph says it; `version` grows with each change. */
async function prefers(ownerId: string, version: number, timeZone: string) {
  const actor = { type: 'USER', id: ownerId } as const
  const cause = { ownerId, actor, correlationId: 'c-00000000', now: clock.now() }
  const preferences = { timeZone, locale: 'EN' as const, channels: [], defaultLead: null }
  const fact = {
    type: 'preferences.updated' as const,
    subject: ownerId,
    version,
    data: { preferences, changes: {} },
  }
  await enqueue(service, 'conversation', outboxRows(auditEvents, [fact], cause, '/subgraphs/reminder'))
  bus.nudge('conversation')
}

const zoneOf = async (ownerId: string) =>
  (
    await admin.query<{ zone: string }>('select time_zone as zone from conversation.preference where owner_id = $1', [
      ownerId,
    ])
  )[0]?.zone
const due = '{ tasks(orderBy: CREATED_ASC) { nodes { due { time timeZone } } } }'

test('a time is meant in the zone of the message, else of the person, else of the server', async () => {
  const alice = as('alice')
  await alice.say('todo: one tomorrow at 5pm')
  await prefers('alice', 1, 'America/New_York')
  await expect.poll(() => zoneOf('alice')).toBe('America/New_York')
  await alice.say('todo: two tomorrow at 5pm')
  await alice.say('todo: three tomorrow at 5pm', { timeZone: 'Asia/Karachi' })

  const { data } = await alice.runAtTask(due)

  const zones = data.tasks.nodes.map((node: { due: { timeZone: string } }) => node.due.timeZone)
  expect(zones).toEqual(['UTC', 'America/New_York', 'Asia/Karachi'])
})

test('an older preference that comes late changes nothing', async () => {
  await prefers('ben', 2, 'Asia/Karachi')
  await prefers('ben', 1, 'Europe/Berlin')
  await prefers('carla', 1, 'Asia/Tokyo')
  await expect.poll(() => zoneOf('carla')).toBe('Asia/Tokyo')

  expect(await zoneOf('ben')).toBe('Asia/Karachi')
})

test('interpret says what would be done, and does nothing', async () => {
  const query = `query ($input: InterpretInput!) { interpret(input: $input) {
    intent confidence answeredBy language clarification
    commands { intent title priority tags due { date time timeZone at isOverdue } spans { slot from to } }
  } }`
  const text = '  Create a task to buy milk tomorrow at 5pm'
  const { data } = await as('dora').run(query, {
    input: { text, now: '2029-06-01T22:00:00Z', timeZone: 'Europe/Berlin' },
  })

  expect(data.interpret).toMatchObject({
    intent: 'CREATE_TASK',
    answeredBy: 'INTERPRETER',
    language: 'EN',
    clarification: null,
    commands: [
      {
        intent: 'CREATE_TASK',
        title: 'buy milk',
        priority: null,
        tags: [],
        due: {
          date: '2029-06-03',
          time: '17:00',
          timeZone: 'Europe/Berlin',
          at: '2029-06-03T15:00:00.000Z',
          isOverdue: true,
        },
      },
    ],
  })
  const [{ spans }] = data.interpret.commands
  const said = spans.map(({ slot, from, to }: { slot: string; from: number; to: number }) => [
    slot,
    text.slice(from, to),
  ])
  expect(said).toContainEqual(['title', 'buy milk'])
  expect(await as('dora').titles()).toEqual([])
  expect((await as('dora').run('{ conversations { totalCount } }')).data.conversations.totalCount).toBe(0)
})

test('interpret takes the same texts as a message', async () => {
  const ask = (text: string) =>
    as('emil').run('query ($input: InterpretInput!) { interpret(input: $input) { intent } }', { input: { text } })

  expect((await ask(' ')).errors?.[0]?.extensions['problems']).toEqual([
    { path: 'input.text', problem: 'write something here' },
  ])
  expect((await ask('x'.repeat(4_001))).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
})

test('whoever says yes or no to a proposal by its id is not asked where they are', async () => {
  const fritz = as('fritz')
  await fritz.has('Dentist')
  const first = await fritz.say('delete the dentist task')
  const second = await fritz.say('delete the dentist task')
  preferencesAsked.splice(0)

  await fritz.reject(first.proposal?.id ?? '')
  await fritz.confirm(second.proposal?.id ?? '')

  expect(preferencesAsked).toEqual([])
  expect(await fritz.titles('DELETED')).toEqual(['Dentist'])
})
