import { expect, test, vi } from 'vitest'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const create = 'mutation ($title: String!) { createTask(input: { title: $title }) { task { id } } }'
const watch = 'subscription ($after: Cursor) { taskChanged(after: $after) { cursor task { title } } }'

test('a client that was away gets what it missed, then goes on live, while another writes all the time', async () => {
  const [reader, writer] = [await tickler.client('alice'), await tickler.client('alice')]
  const { data } = await reader.run('{ changes { head } }')
  let isWriting = true
  let written = 0
  const writing = (async () => {
    while (isWriting) await writer.run(create, { title: `task ${written++}` })
  })()

  const seen: string[] = []
  let after: string = data.changes.head
  for (let visit = 0; visit < 8; visit++) {
    const live = reader.live(watch, { after })
    await live.first(5 + visit * 3)
    live.stop()
    // Whatever came until then counts; the client remembers the last cursor of it.
    const came = [...live.events]
    seen.push(...came.map((event) => event.data.taskChanged.task.title))
    after = came.at(-1)?.data.taskChanged.cursor
    await vi.waitFor(() => expect(written).toBeGreaterThan(seen.length), { timeout: 2_000, interval: 20 })
  }
  isWriting = false
  await writing
  const rest = reader.live(watch, { after })
  const events = await rest.first(written - seen.length)
  seen.push(...events.map((event) => event.data.taskChanged.task.title))

  expect(seen).toEqual(Array.from({ length: written }, (_, number) => `task ${number}`))
})
