import { expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'

const { as, database } = await openWorld({ delivers: true })
const admin = database.open()

test('what a filter tells of is found behind thousands that it does not, once, and with what comes after', async () => {
  const alice = as('alice')
  const { head } = await alice.changes()
  await admin.query(
    `insert into task.change select 'alice', number, uuidv7(), uuidv7(),
       case when number in (1, 4500, 4501, 9000) then 'DELETED' else 'CREATED' end, now(), 'USER', 'alice', '{}', null, 'cid-00000001'
     from generate_series(1, 9000) number`,
  )
  await admin.query(`insert into task.feed values ('alice', 9000)`)

  const live = await alice.live({ after: head, filter: { kinds: ['DELETED', 'COMPLETED'] } })
  const seen: (string | undefined)[] = []
  while (seen.length < 4) seen.push((await live.next())?.id)
  const { task } = await alice.create({ title: 'x' })
  const { change } = await alice.complete({ id: task.id })
  seen.push((await live.next())?.id)

  const marked = await admin.query<{ id: string }>(`select id from task.change where kind = 'DELETED' order by number`)
  expect(seen).toEqual([...marked.map(({ id }) => id), change?.id])
})
