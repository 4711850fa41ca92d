import { expect, test } from 'vitest'
import { migrate } from './migrations.ts'
import { walledDatabase } from './row-security.fixture.ts'
import { acrossOwners } from './row-security.ts'

const database = await walledDatabase()
const service = database.open('wall')
const worker = database.open('wall_worker')
const all = () => database.open().query('select * from wall.note order by id')
const everything = [
  { id: 1, owner_id: 'alice', text: 'one' },
  { id: 2, owner_id: 'alice', text: 'two' },
  { id: 3, owner_id: 'bob', text: 'three' },
]
const refused = { code: '42501' }

test('S16: a statement that forgets the owner sees the rows of the owner who was told, and no other', async () => {
  const forgetful = 'select id from wall.note order by id'
  expect(await service.asOwner('alice', forgetful)).toEqual([{ id: 1 }, { id: 2 }])
  expect(await service.asOwner('bob', forgetful)).toEqual([{ id: 3 }])
  expect(await service.asOwner('nobody', forgetful)).toEqual([])
})

test('S16: with no owner told, or an empty one, there is nothing to see', async () => {
  expect(await service.query('select * from wall.note')).toEqual([])
  expect(await service.transaction((tx) => tx.query('select * from wall.note'))).toEqual([])
  expect(await service.asOwner('', 'select * from wall.note')).toEqual([])
})

test('S16: nobody writes a row of another, takes one over, or gives one away', async () => {
  const asBob = (sql: string) => service.asOwner('bob', sql)

  await expect(asBob(`insert into wall.note values (9, 'alice', 'planted')`)).rejects.toMatchObject(refused)
  await expect(asBob(`update wall.note set owner_id = 'alice' where id = 3`)).rejects.toMatchObject(refused)
  expect(await asBob(`update wall.note set text = 'taken' where id = 1 returning id`)).toEqual([])
  expect(await asBob(`update wall.note set text = 'taken' where owner_id = 'alice' returning id`)).toEqual([])

  expect(await all()).toEqual(everything)
})

test('S16: the service has the rights that it was given, and no more', async () => {
  for (const sql of [
    'delete from wall.note',
    'truncate wall.note',
    'alter table wall.note disable row level security',
  ]) {
    await expect(service.asOwner('alice', sql)).rejects.toMatchObject(refused)
  }
  expect(await all()).toEqual(everything)
})

test('S16: the table’s own owner is behind the wall too', async () => {
  const owner = database.open('wall_owner')
  expect(await owner.asOwner('alice', 'select * from wall.note')).toEqual([])
  await expect(owner.query(`insert into wall.note values (9, 'alice', 'planted')`)).rejects.toMatchObject(refused)
})

test('a migration changes the rows of every owner, and one that would pass them by fails', async () => {
  const louder = `update wall.note set text = upper(text)`
  const migrated = (...statements: string[]) =>
    migrate({ url: database.url('wall_owner'), schema: 'wall', migrations: [{ name: '002', statements }] })

  await expect(migrated(louder)).rejects.toThrow('row-level security')
  await migrated(...acrossOwners('wall', 'note', [louder]))

  expect(await all()).toEqual(everything.map((note) => ({ ...note, text: note.text.toUpperCase() })))
  expect(await database.open('wall_owner').query('select * from wall.note')).toEqual([])
  await worker.query('update wall.note set text = lower(text)')
})

test('the worker, which acts on events of everyone, sees and writes all', async () => {
  expect(await worker.query('select id from wall.note order by id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
  await worker.query(`insert into wall.note values (4, 'carol', 'four')`)
  await worker.query(`update wall.note set text = 'FOUR' where id = 4`)
  expect(await service.asOwner('carol', 'select text from wall.note')).toEqual([{ text: 'FOUR' }])
  await worker.query('delete from wall.note where id = 4')
  expect(await all()).toEqual(everything)
})
