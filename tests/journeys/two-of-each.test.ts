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
