import { MikroORM } from '@mikro-orm/postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../tests/support/database.ts'
import { dueOf } from './domain/due.ts'
import { aTask, tuesday } from './domain/task.fixture.ts'
import { priorityNumber, rowOf, TaskEntity, type TaskRow, taskColumns, taskOf } from './task.entity.ts'

const database = await freshDatabase()
const admin = database.open()

type Column = Readonly<{ name: string; type: string; isNullable: boolean }>

const columnsOfTable = () =>
  admin.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as "isNullable"
     from pg_attribute where attrelid = 'task.task'::regclass and attnum > 0 and not attisdropped order by 1`,
  )

function columnsOfEntity(): Column[] {
  const orm = new MikroORM({ dbName: 'unused', schema: 'task', entities: [TaskEntity] })
  onTestFinished(() => orm.close(true))
  const named: Record<string, string> = {
    int: 'integer',
    timestamptz: 'timestamp with time zone',
    'timestamptz(6)': 'timestamp with time zone',
  }
  return orm.getMetadata(TaskEntity).props.map(({ fieldNames, columnTypes, nullable }) => {
    const type = columnTypes[0] ?? ''
    return { name: fieldNames[0] ?? '', type: named[type] ?? type, isNullable: nullable ?? false }
  })
}

test('every property of the entity is a column of the table: same name, same type, null where it may be', async () => {
  const columns = await columnsOfTable()
  for (const property of columnsOfEntity()) expect(columns).toContainEqual(property)
})

test('hand-written SQL reads each property of the entity under its name, and nothing else', async () => {
  const [row] = await admin.query<TaskRow>(`select ${taskColumns} from jsonb_populate_record(null::task.task, $1)`, [
    JSON.stringify(rowOf(aTask())),
  ])
  expect(Object.keys(row ?? {}).sort()).toEqual(Object.keys(TaskEntity.meta.properties ?? {}).sort())
})

test('what is written to a row names columns of the table only, and all that the entity reads', async () => {
  const columns = (await columnsOfTable()).map(({ name }) => name)
  const written = Object.keys(rowOf(aTask()))

  expect(written.filter((name) => !columns.includes(name))).toEqual([])
  expect(
    columnsOfEntity()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...written].sort())
})

test.each([
  ['a plain task', aTask()],
  ['a whole day', aTask({ due: dueOf({ date: '2030-03-31', timeZone: 'Europe/Berlin' }, 'UTC') })],
  [
    'everything',
    aTask({
      title: `it's "50%" \\ 🥛 دودھ`,
      description: 'one\n\ttwo',
      status: 'DELETED',
      priority: 'HIGH',
      tags: ['a,b', '{c}', '"d"', 'null'],
      due: dueOf({ date: '2030-03-31', time: '02:30:15', timeZone: 'America/New_York' }, 'UTC'),
      version: 7,
      updatedAt: tuesday,
      completedAt: new Date('2030-01-09T10:11:12.345Z'),
      deletedAt: tuesday,
    }),
  ],
])('%s comes back from a row as it went in', async (_, task) => {
  const [row] = await admin.query<TaskRow>(`select ${taskColumns} from jsonb_populate_record(null::task.task, $1)`, [
    JSON.stringify(rowOf(task)),
  ])
  expect(row && taskOf(row)).toEqual(task)
})

test('priorities sort as numbers', () => {
  expect((['LOW', 'MEDIUM', 'HIGH'] as const).map(priorityNumber)).toEqual([1, 2, 3])
})
