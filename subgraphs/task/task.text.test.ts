import { expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'
import { idsOf } from './task.list.fixture.ts'
import { refusal, type ShownTask } from './task-client.fixture.ts'

const { as, database } = await openWorld()
let people = 0

/** Somebody with tasks of these titles (or titles and descriptions), oldest first, who finds titles by words. */
async function someoneWith(...given: (string | readonly [title: string, description: string])[]) {
  const person = as(`person ${++people}`)
  for (const task of given) {
    const [title, description] = typeof task === 'string' ? [task, null] : task
    await person.create({ title, description })
  }
  const found = async (text: string, orderBy = 'CREATED_ASC') =>
    (await person.list({ filter: { text }, orderBy })).nodes.map(({ title }) => title)
  return { person, found }
}

test.each([
  ['in any order', 'milk buy'],
  ['in another case', 'BUY Milk'],
  ['in parts', 'uy mi'],
  ['of which one is in the description', 'milk corner'],
  ['of two letters', 'lk'],
  ['of one letter', 'y'],
  ['with more space than is needed', '  buy\t milk '],
])('a task is found by its words %s', async (_, text) => {
  const { found } = await someoneWith(['Buy milk', 'from the shop at the corner'], 'call Ali')
  expect(await found(text.replace('\t', ' '))).toEqual(['Buy milk'])
})

test.each(['milk bread', 'milkk', 'zz', 'kl', 'mil_', 'm%k', 'li ilm'])(
  '%j finds no task that lacks a word of it',
  async (text) => {
    const { found } = await someoneWith('Buy milk', 'call Ali')
    expect(await found(text)).toEqual([])
  },
)

test('a word does not reach from the title into the description, nor over a space', async () => {
  const { found } = await someoneWith(['ab cd', 'ef'])
  for (const text of ['bc', 'de', 'abcd', 'cdef']) expect(await found(text)).toEqual([])
})

test('the pieces of a word have to stand together', async () => {
  const { found } = await someoneWith('abcx bcde', 'abcde')
  expect(await found('abcde')).toEqual(['abcde'])
})

test.each([
  ['Arabic yeh and kaf for Urdu’s', 'يكم', 'یکم تاریخ'],
  ['Urdu’s for Arabic', 'یک', 'شيك'],
  ['heh of any kind', 'هفته', 'ہفتہ'],
  ['without vowel signs', 'دودھ', 'دُودھ'],
  ['with vowel signs', 'دُودھ', 'دودھ لانا'],
  ['with and without zero width', 'می\u200cخواهم', 'میخواهم'],
  ['digits of either set', '۲۵', 'کمرہ ٢٥'],
  ['ASCII digits for Urdu’s', '25', 'کمرہ ۲۵'],
  ['a word of two letters', 'لا', 'دودھ لانا'],
  ['one letter', 'ھ', 'دودھ'],
  ['presentation forms', '\ufe8d', 'ا'],
  ['Devanagari', 'दूध', 'दूध लाना'],
  ['Chinese, without spaces between words', '牛乳', '買う牛乳を'],
  ['Cyrillic in another case', 'МОЛОКО', 'купить молоко'],
  ['accents left out', 'creme brulee', 'Crème brûlée'],
  ['a sharp s in full', 'strasse', 'Hauptstraße'],
  ['an emoji', '🥛', 'buy 🥛 today'],
])('any script: %s', async (_, text, title) => {
  const { found } = await someoneWith('something else', title)
  expect(await found(text)).toEqual([title])
})

test('a text of which folding leaves nothing finds nothing', async () => {
  const { found } = await someoneWith('Buy milk', 'ـ')
  expect(await found('ـ')).toEqual([])
})

test('the best match comes first, the newer of two equal ones before the other', async () => {
  const ranked = ['milk', 'milk today', 'buy milk', 'buttermilk', 'shop']
  const { found } = await someoneWith(['shop', 'milk and bread'], 'buttermilk', 'buy milk', 'milk today', 'milk')
  expect(await found('milk', 'RELEVANCE')).toEqual(ranked)

  const equals = await someoneWith('buy milk', 'buy milk', 'no match')
  const byAge = (await equals.person.list({ filter: { text: 'milk' }, orderBy: 'CREATED_DESC' })).nodes
  expect(idsOf((await equals.person.list({ filter: { text: 'milk' }, orderBy: 'RELEVANCE' })).nodes)).toEqual(
    idsOf(byAge),
  )
})

test('by relevance, page by page it is the same list, also while others come and go', async () => {
  const { person } = await someoneWith(
    ...Array.from({ length: 30 }, (_, n) => ['milk', 'buy milk', 'buttermilk'][n % 3] ?? ''),
  )
  const filter = { text: 'milk', status: ['ACTIVE', 'COMPLETED'] }
  const whole = idsOf((await person.list({ filter, orderBy: 'RELEVANCE', first: 100 })).nodes)

  const seen: string[] = []
  let after: string | null = null
  do {
    const { nodes, pageInfo } = await person.list({ filter, orderBy: 'RELEVANCE', first: 7, after })
    seen.push(...idsOf(nodes))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    const { task } = await person.create({ title: 'milk' })
    if (seen.length % 2) await person.remove({ id: task.id })
  } while (after !== null)

  expect(seen.filter((id) => whole.includes(id))).toEqual(whole)
  expect(new Set(seen).size).toBe(seen.length)
})

test('of more matches than are ranked, the new ones come first by rank, then all others by age, each once', async () => {
  const owner = 'prolific'
  await database.open().query(
    `insert into task.task (id, owner_id, title, status, priority, version, created_at, updated_at)
     select uuidv7(), $1, (array['milk', 'buy milk', 'buttermilk'])[1 + n % 3], 'ACTIVE', 1, 1, moment, moment
     from (select n, timestamptz '2020-01-01' + n / 3 * interval '1 hour' as moment from generate_series(1, 1300) n) of`,
    [owner],
  )
  const person = as(owner)
  const filter = { text: 'milk' }
  const byAge = await paged({ filter, orderBy: 'CREATED_DESC', first: 100 })
  const best = ['milk', 'buy milk', 'buttermilk'].flatMap((title) =>
    byAge.slice(0, 1000).filter((task) => task.title === title),
  )

  const visitors: string[] = []
  const seen = await paged({ filter, orderBy: 'RELEVANCE', first: 70 }, async () => {
    visitors.push((await person.create({ title: 'milk' })).task.id)
  })

  const stayed = idsOf(seen).filter((id) => !visitors.includes(id))
  expect(new Set(stayed)).toEqual(new Set(idsOf(byAge)))
  expect(seen.slice(0, 1000).map(({ title }) => title)).toEqual(best.map(({ title }) => title))
  expect(stayed.slice(1000)).toEqual(idsOf(byAge.slice(1000)))
  expect(new Set(idsOf(seen)).size).toBe(seen.length)

  async function paged(asked: Record<string, unknown>, between: () => Promise<void> = async () => {}) {
    const all: ShownTask[] = []
    let after: string | null = null
    for (;;) {
      const { nodes, pageInfo } = await person.list({ ...asked, after })
      all.push(...nodes)
      if (!pageInfo.hasNextPage) return all
      after = pageInfo.endCursor
      await between()
    }
  }
})

test('by relevance without words is refused, and so is a cursor of other words', async () => {
  const { person } = await someoneWith('milk', 'milk', 'bread')
  const problems = [{ path: 'filter.text', problem: expect.stringContaining('RELEVANCE') }]
  for (const filter of [{}, null, { text: null }]) {
    await expect(person.list({ filter, orderBy: 'RELEVANCE' })).rejects.toMatchObject(
      refusal('BAD_USER_INPUT', { problems }),
    )
  }

  const { pageInfo } = await person.list({ filter: { text: 'milk' }, orderBy: 'RELEVANCE', first: 1 })
  const other = { filter: { text: 'bread' }, orderBy: 'RELEVANCE', after: pageInfo.endCursor }
  await expect(person.list(other)).rejects.toMatchObject(refusal('BAD_USER_INPUT', { problems: [{ path: 'after' }] }))
})

test.each(['', '   ', 'x'.repeat(201), 'a\u0000b'])('%j is no text to look for', async (text) => {
  const problems = [{ path: 'filter.text' }]
  await expect(as('anyone').list({ filter: { text } })).rejects.toMatchObject(refusal('BAD_USER_INPUT', { problems }))
})

test('a description of 10,000 letters is searched to its end', async () => {
  const { found } = await someoneWith(['long', `${'lorem ipsum '.repeat(830)} needle`], 'short')
  expect(await found('needle')).toEqual(['long'])
})
