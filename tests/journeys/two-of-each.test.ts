import { expect, test } from 'vitest'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { eventFaults, unrest } from '../support/replicas/event-faults.ts'
import { houseForAll, type Row } from '../support/replicas/house.ts'

const within = { timeout: 30_000, interval: 50 }
const create = 'mutation ($title: String!) { createTask(input: { title: $title }) { task { id } } }'

await describeWithKafka('F7: two of each process', ({ env }) => {
  const house = houseForAll({ kafka: env, rows: 2 })
  const row = (index: number): Row => {
    const found = house().rows[index]
    if (!found) throw new Error('there are two')
    return found
  }

  test('what one of them does reaches a subscriber of the other, with fields of all subgraphs', async () => {
    const [here, there] = [await row(0).client('ada'), await row(1).client('ada')]
    const live = there.live(
      `subscription ($after: Cursor) {
        taskChanged(after: $after) { kind task { title reminders { totalCount } history { nodes { action } } } }
      }`,
      { after: (await there.run('{ changes { head } }')).data.changes.head },
    )

    await here.run(create, { title: 'from the other side' })

    const [event] = await live.first(1)
    expect(event?.errors).toBeUndefined()
    expect(event?.data.taskChanged).toMatchObject({ kind: 'CREATED', task: { title: 'from the other side' } })
  })

  test('a reminder that fires is said in the conversation, and heard at the other side', async () => {
    const [here, there] = [await row(0).client('finn'), await row(1).client('finn')]
    const say =
      'mutation { sendMessage(input: { text: "hello" }) { conversation { id messages { pageInfo { endCursor } } } } }'
    const { id, messages } = (await here.run(say)).data.sendMessage.conversation
    const added = `subscription ($id: ID!, $after: Cursor) {
      messageAdded(conversationId: $id, after: $after) { message { role content tasks { title } } }
    }`
    const live = there.live(added, { id, after: messages.pageInfo.endCursor })
    const remind = `mutation ($at: DateTime!) {
      createTask(input: { title: "Feed the cat", reminders: [{ at: $at }] }) { task { id } }
    }`

    await here.run(remind, { at: new Date(Date.now() + 5_000).toISOString() })

    const [event] = await live.first(1, 20_000)
    expect(event?.data.messageAdded.message).toEqual({
      role: 'ASSISTANT',
      content: expect.stringMatching(/^(A late r|R)eminder: .* Say "done" once it is, or "snooze 10 minutes"\.$/), // a busy machine is late
      tasks: [{ title: 'Feed the cat' }],
    })
  })

  test('I2, I3, I10: in the end every event was handled once by every group, and nothing waits', async () => {
    const clients = [await row(0).client('eve'), await row(1).client('eve')]
    await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const { errors } = (await clients[n % 2]?.run(create, { title: `Task ${n}` })) ?? {}
        expect(errors).toBeUndefined()
      }),
    )

    const sql = house().database.open()
    await expect.poll(() => unrest(sql), within).toEqual([])
    expect(await eventFaults(sql, house().kafka)).toEqual([])
  })
})
