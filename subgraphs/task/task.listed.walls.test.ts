import { beforeAll, expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'
import { countStatement, pageStatement } from './task.list.statement.ts'

const { as, database } = await openWorld()
const filter = { status: ['ACTIVE' as const], text: 'milk' }
const asked = (ownerId: string) => ({ ownerId, filter, orderBy: 'RELEVANCE' as const, now: new Date() })

beforeAll(async () => {
  await as('alice').create({ title: 'milk of alice' })
  await as('bob').create({ title: 'milk of bob' })
})

test.each(['task', 'task_worker'])(
  'as %s: what lists read is one owner’s: of whom is said, and of whom is asked',
  async (role) => {
    const login = database.open(role)
    for (const [told, named] of [
      ['bob', 'alice'],
      ['alice', 'bob'],
      ['', 'alice'],
    ] as const) {
      const page = pageStatement(asked(named), null, 10)
      expect(await login.asOwner(told, page.text, page.values)).toEqual([])
      const count = countStatement(asked(named))
      expect(await login.asOwner(told, count.text, count.values)).toEqual([{ count: 0 }])
    }
    const own = pageStatement(asked('bob'), null, 10)
    expect(await login.asOwner('bob', own.text, own.values)).toMatchObject([{ title: 'milk of bob' }])
  },
)

test('a statement that names no owner sees the rows of the owner who was told', async () => {
  const forgetful = 'select title from task.listed'
  expect(await database.open('task').asOwner('bob', forgetful)).toEqual([{ title: 'milk of bob' }])
  expect(await database.open('task').query(forgetful)).toEqual([])
})

test('nothing is written by way of what lists read', async () => {
  const service = database.open('task')
  for (const change of ['delete from task.listed', `update task.listed set title = 'x'`]) {
    await expect(service.asOwner('bob', change)).rejects.toMatchObject({ code: '42501' })
  }
})
