import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

const { as, database } = await openWorld()
const alice = verbsOf(as('alice'))
const due = { date: '2030-01-02', time: '09:00', timeZone: 'Europe/Berlin' }
const daily = { due, recurrence: { rule: 'FREQ=DAILY' } }
const { task: plain } = await alice.create({ title: 'plain' })
const { task: repeats } = await alice.create({ title: 'repeats', ...daily })
const { task: parent } = await alice.create({ title: 'parent' })
const { task: part } = await alice.create({ title: 'part', parentId: parent.id })
const { task: deleted } = await alice.remove({ id: (await alice.create({ title: 'deleted' })).task.id })
const counted = () =>
  database.open().query('select (select count(*) from task.task), (select count(*) from task.change)')

type Problems = readonly [path: string, problem: RegExp][]
const badly = (problems: Problems) => ({
  message: expect.stringMatching(/^Correct the input: /),
  extensions: {
    code: 'BAD_USER_INPUT',
    problems: problems.map(([path, problem]) => ({ path, problem: expect.stringMatching(problem) })),
  },
})
const rule = (given: string, more: object = {}) => ({ title: 'x', due, recurrence: { rule: given, ...more } })

const creations: [string, object, Problems][] = [
  [
    'a rule and no due',
    { title: 'x', recurrence: { rule: 'FREQ=DAILY' } },
    [['input.recurrence', /give the task a due/]],
  ],
  [
    'a rule of 10 kB',
    rule(`FREQ=DAILY;BYDAY=${'MO,'.repeat(3_400)}MO`),
    [['input.recurrence.rule', /shorten the rule/]],
  ],
  [
    'words for a rule',
    rule('every day'),
    [
      ['input.recurrence.rule', /use only FREQ/],
      ['input.recurrence.rule', /FREQ/],
    ],
  ],
  [
    'an empty rule',
    rule(''),
    [
      ['input.recurrence.rule', /./],
      ['input.recurrence.rule', /FREQ/],
    ],
  ],
  ['every second', rule('FREQ=SECONDLY'), [['input.recurrence.rule', /FREQ/]]],
  ['every minute', rule('FREQ=MINUTELY'), [['input.recurrence.rule', /FREQ/]]],
  ['an interval of 0', rule('FREQ=DAILY;INTERVAL=0'), [['input.recurrence.rule', /INTERVAL/]]],
  ['COUNT and UNTIL', rule('FREQ=DAILY;COUNT=2;UNTIL=20300201'), [['input.recurrence.rule', /COUNT/]]],
  ['an UNTIL before the start', rule('FREQ=DAILY;UNTIL=20291231'), [['input.recurrence.rule', /UNTIL/]]],
  ['a rule without a day', rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), [['input.recurrence.rule', /./]]],
  ['a start of its own', rule('DTSTART:20300101\nRRULE:FREQ=DAILY'), [['input.recurrence.rule', /DTSTART/]]],
  [
    'another zone than the due’s',
    rule('FREQ=DAILY', { timeZone: 'Asia/Karachi' }),
    [['input.recurrence.timeZone', /Europe\/Berlin/]],
  ],
  ['a zone that is none', rule('FREQ=DAILY', { timeZone: 'x' }), [['input.recurrence.timeZone', /IANA/]]],
  ['a parent that is no id', { title: 'x', parentId: 'x' }, [['input.parentId', /id that this service gave/]]],
  ['a part as a parent', { title: 'x', parentId: part.id }, [['input.parentId', /parts have no parts/]]],
  ['a deleted parent', { title: 'x', parentId: deleted.id }, [['input.parentId', /restore it first/]]],
  [
    'a part that repeats',
    { title: 'x', parentId: parent.id, ...daily },
    [['input.recurrence', /does not repeat by itself/]],
  ],
  [
    'all of it at once',
    {
      title: '',
      parentId: 'x',
      recurrence: { rule: 'FREQ=DAILY;INTERVAL=0;COUNT=0', timeZone: 'x' },
      idempotencyKey: '',
    },
    [
      ['input.title', /write/],
      ['input.recurrence.rule', /INTERVAL/],
      ['input.recurrence.rule', /COUNT/],
      ['input.recurrence.timeZone', /IANA/],
      ['input.parentId', /id/],
      ['input.idempotencyKey', /write/],
    ],
  ],
]
test.each(creations)(
  'createTask with %s: each problem by its path, and nothing is made',
  async (_, input, problems) => {
    const before = await counted()
    await expect(alice.create(input)).rejects.toMatchObject(badly(problems))
    expect(await counted()).toEqual(before)
  },
)

const changes: [string, () => Promise<unknown>, Problems][] = [
  ['updateTask, a due of what repeats', () => alice.update({ id: repeats.id, due }), [['input.due', /rescheduleTask/]]],
  [
    'updateTask, due and rule of what repeats',
    () => alice.update({ id: repeats.id, due: null, recurrence: null }),
    [
      ['input.due', /rescheduleTask/],
      ['input.recurrence', /stopRepeating/],
    ],
  ],
  [
    'updateTask, a rule and no due',
    () => alice.update({ id: plain.id, recurrence: daily.recurrence }),
    [['input.recurrence', /due/]],
  ],
  [
    'updateTask, itself as its parent',
    () => alice.update({ id: plain.id, parentId: plain.id }),
    [['input.parentId', /another task/]],
  ],
  [
    'updateTask, a parent for what has parts',
    () => alice.update({ id: parent.id, parentId: plain.id }),
    [['input.parentId', /has parts itself/]],
  ],
  [
    'updateTask, a part as a parent',
    () => alice.update({ id: plain.id, parentId: part.id }),
    [['input.parentId', /parts have no parts/]],
  ],
  [
    'updateTask, a parent for what repeats',
    () => alice.update({ id: repeats.id, parentId: plain.id }),
    [['input.parentId', /stopRepeating/]],
  ],
  [
    'rescheduleTask, no due for what repeats',
    () => alice.reschedule({ id: repeats.id, due: null }),
    [['input.due', /stopRepeating/]],
  ],
  [
    'rescheduleTask, a rule for THIS',
    () => alice.reschedule({ id: repeats.id, recurrence: daily.recurrence }),
    [['input.recurrence', /THIS_AND_FUTURE/]],
  ],
  [
    'rescheduleTask, all of it wrong',
    () =>
      alice.reschedule({
        id: repeats.id,
        due: { date: 'x', time: 'x', timeZone: 'x' },
        recurrence: { rule: 'x' },
        expectedVersion: 0,
      }),
    [
      ['input.due.date', /2026/],
      ['input.due.time', /17:00/],
      ['input.due.timeZone', /IANA/],
      ['input.recurrence.rule', /./],
      ['input.recurrence.rule', /./],
      ['input.expectedVersion', /start at 1/],
    ],
  ],
  [
    'skipOccurrence, version and key',
    () => alice.skip({ id: repeats.id, expectedVersion: 0, idempotencyKey: ' ' }),
    [
      ['input.expectedVersion', /1/],
      ['input.idempotencyKey', /write/],
    ],
  ],
  [
    'undo, a key',
    () => alice.undo({ changeId: 'x', idempotencyKey: 'x'.repeat(129) }),
    [['input.idempotencyKey', /128/]],
  ],
]
test.each(changes)('%s: each problem by its path, and nothing changes', async (_, change, problems) => {
  const before = await counted()
  await expect(change()).rejects.toMatchObject(badly(problems))
  expect(await counted()).toEqual(before)
})

test('what is no id is NOT_FOUND, as what never was is', async () => {
  const { update, reschedule, complete, reopen, skip, stop, remove, restore } = alice
  for (const verb of [update, reschedule, complete, reopen, skip, stop, remove, restore])
    for (const id of ['x', '', newId(), "'; drop table task.task"])
      await expect(verb({ id })).rejects.toMatchObject(refusal('NOT_FOUND'))
})
