import { expect, test } from 'vitest'
import { cursors } from '../../platform/cursor.ts'
import { nudges } from '../../platform/follow.ts'
import { openAssistant } from '../../tests/support/assistant.ts'
import { conversationStore } from './conversation.store.ts'
import { messageFeed } from './message.feed.ts'

const { as, database } = await openAssistant()
const db = database.open('conversation')

test('the messages of many conversations are one query, each its own page', async () => {
  const alice = as('alice')
  const said = [await alice.say('hello'), await alice.say('thanks'), await alice.say('what a day')]
  await alice.say('good morning', { conversationId: said[0]?.conversation.id })
  const ids = said.map(({ conversation }) => conversation.id)
  let queries = 0
  const counting: typeof db = {
    ...db,
    asOwner: (...given) => {
      queries += 1
      return db.asOwner(...given)
    },
  }
  const rows = await conversationStore(db).conversations('alice', ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const feed = messageFeed({
    store: conversationStore(counting),
    cursors: cursors(Buffer.alloc(32)),
    nudges: nudges(),
  })
  const pages = feed.pagesFor('alice')

  const found = await Promise.all(ids.flatMap((id) => byId.get(id) ?? []).map((row) => pages(row, { first: 3 })))

  expect(queries).toBe(1)
  expect(found.map(({ nodes }) => nodes.map(({ content }) => content)[0])).toEqual(['hello', 'thanks', 'what a day'])
  expect(found.map(({ nodes }) => nodes.length)).toEqual([3, 2, 2])
  expect(found.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false, false])
  expect(await Promise.all(found.map(({ totalCount }) => totalCount()))).toEqual([4, 2, 2])
})
