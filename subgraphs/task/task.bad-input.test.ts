import { expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'

const { as, database } = await openWorld()
const alice = as('alice')
const { task } = await alice.create({ title: 'Water the plants', description: 'twice', due: { date: '2030-01-02' } })

const title = 'x'
const problems = (...of: [path: string, problem: RegExp][]) =>
  of.map(([path, problem]) => ({ path, problem: expect.stringMatching(problem) }))

const createInputs: [string, object, [string, RegExp][]][] = [
  ['an empty title', { title: '' }, [['input.title', /write something/]]],
  ['a title of blanks', { title: ' \u00a0 ' }, [['input.title', /write something/]]],
  ['a title of 501 characters', { title: '🥛'.repeat(501) }, [['input.title', /shorten it to 500 .*501/]]],
  ['a control character in the title', { title: 'a\u0007b' }, [['input.title', /control characters/]]],
  ['a line break in the title', { title: 'a\nb' }, [['input.title', /control characters/]]],
  ['half a character', { title: 'a\ud83d' }, [['input.title', /half of a surrogate pair/]]],
  ['a long description', { title, description: 'x'.repeat(10_001) }, [['input.description', /10,000/]]],
  ['a control character in the description', { title, description: 'a\u0000b' }, [['input.description', /control/]]],
  ['30 February', { title, due: { date: '2030-02-30' } }, [['input.due.date', /date that exists/]]],
  ['29 February of a common year', { title, due: { date: '2030-02-29' } }, [['input.due.date', /date that exists/]]],
  ['a date in words', { title, due: { date: 'tomorrow' } }, [['input.due.date', /2026-11-22/]]],
  ['a year out of reach', { title, due: { date: '9999-12-31' } }, [['input.due.date', /date that exists/]]],
  ['25:00', { title, due: { date: '2030-01-02', time: '25:00' } }, [['input.due.time', /00:00 to 23:59/]]],
  ['a leap second', { title, due: { date: '2030-01-02', time: '23:59:60' } }, [['input.due.time', /00:00 to 23:59/]]],
  [
    'an unknown zone',
    { title, due: { date: '2030-01-02', timeZone: 'Mars/Base' } },
    [['input.due.timeZone', /Europe\/Berlin/]],
  ],
  [
    'an offset for a zone',
    { title, due: { date: '2030-01-02', timeZone: '+02:00' } },
    [['input.due.timeZone', /IANA/]],
  ],
  ['21 tags', { title, tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, [['input.tags', /at most 20/]]],
  [
    'an empty tag and a long one',
    { title, tags: ['a', '', 'x'.repeat(51)] },
    [
      ['input.tags.1', /write something/],
      ['input.tags.2', /shorten/],
    ],
  ],
  [
    '11 reminders',
    { title, due: { date: '2030-01-02' }, reminders: Array(11).fill({ lead: 'PT5M' }) },
    [['input.reminders', /at most 10/]],
  ],
  [
    'a reminder with both',
    { title, due: { date: '2030-01-02' }, reminders: [{ lead: 'PT5M', at: '2030-01-01T00:00:00Z' }] },
    [['input.reminders.0', /exactly one/]],
  ],
  ['a reminder with neither', { title, reminders: [{}] }, [['input.reminders.0', /exactly one/]]],
  [
    'a lead without a due',
    { title, reminders: [{ at: '2030-01-01T00:00:00Z' }, { lead: 'PT5M' }] },
    [['input.reminders.1.lead', /a due/]],
  ],
  [
    'a lead of a month',
    { title, due: { date: '2030-01-02' }, reminders: [{ lead: 'P1M' }] },
    [['input.reminders.0.lead', /weeks, days/]],
  ],
  [
    'a lead after the due',
    { title, due: { date: '2030-01-02' }, reminders: [{ lead: '-PT5M' }] },
    [['input.reminders.0.lead', /PT0S to P366D/]],
  ],
  [
    'an instant that is none',
    { title, reminders: [{ at: '2030-02-30T00:00:00Z' }] },
    [['input.reminders.0.at', /instant/]],
  ],
  [
    'instants that have passed',
    {
      title,
      reminders: [{ at: '2020-01-01T00:00:00Z' }, { at: '2031-01-01T00:00:00Z' }, { at: '2021-01-01T00:00:00Z' }],
    },
    [
      ['input.reminders.0.at', /is ahead/],
      ['input.reminders.2.at', /is ahead/],
    ],
  ],
  [
    'an instant past the last year',
    { title, reminders: [{ at: '9999-12-31T23:59:59-12:00' }] },
    [['input.reminders.0.at', /instant/]],
  ],
  [
    'no channel',
    { title, reminders: [{ at: '2030-01-01T00:00:00Z', channels: [] }] },
    [['input.reminders.0.channels', /at least one channel/]],
  ],
  ['an empty key', { title, idempotencyKey: '' }, [['input.idempotencyKey', /write something/]]],
  ['a key of 129 characters', { title, idempotencyKey: 'x'.repeat(129) }, [['input.idempotencyKey', /128/]]],
  [
    'all of it at once',
    {
      title: '',
      description: '\u0001',
      due: { date: '2030-02-30', time: '25:00', timeZone: 'x/y' },
      tags: [''],
      reminders: [{ lead: 'soon' }],
      idempotencyKey: ' ',
    },
    [
      ['input.title', /write something/],
      ['input.description', /control/],
      ['input.due.date', /exists/],
      ['input.due.time', /00:00/],
      ['input.due.timeZone', /IANA/],
      ['input.tags.0', /write something/],
      ['input.reminders.0.lead', /ISO 8601/],
      ['input.idempotencyKey', /write something/],
    ],
  ],
  [
    'a lead without a due, beside another problem',
    { title: '', reminders: [{ lead: 'PT5M' }] },
    [
      ['input.title', /write/],
      ['input.reminders.0.lead', /a due/],
    ],
  ],
]

test.each(createInputs)('createTask with %s: each problem by its path', async (_, input, expected) => {
  await expect(alice.create(input)).rejects.toMatchObject({
    message: expect.stringMatching(/^Correct the input: input\./),
    extensions: { code: 'BAD_USER_INPUT', problems: problems(...expected) },
  })
})

const updateInputs: [string, object, [string, RegExp][]][] = [
  ['a title of null', { title: null }, [['input.title', /write a text/]]],
  ['an empty title', { title: '' }, [['input.title', /write something/]]],
  ['30 February', { due: { date: '2030-02-30' } }, [['input.due.date', /exists/]]],
  ['version 0', { title, expectedVersion: 0 }, [['input.expectedVersion', /start at 1/]]],
  [
    'several at once',
    { title: '\u0000', tags: ['\n'], expectedVersion: -1 },
    [
      ['input.title', /control/],
      ['input.tags.0', /write something/],
      ['input.expectedVersion', /start at 1/],
    ],
  ],
]

test.each(updateInputs)('updateTask with %s: each problem by its path', async (_, input, expected) => {
  await expect(alice.update({ id: task.id, ...input })).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', problems: problems(...expected) },
  })
})

test('completeTask and deleteTask are as strict with keys and versions', async () => {
  for (const change of [alice.complete, alice.remove]) {
    await expect(change({ id: task.id, idempotencyKey: '', expectedVersion: 0 })).rejects.toMatchObject({
      extensions: {
        problems: problems(['input.expectedVersion', /start at 1/], ['input.idempotencyKey', /write something/]),
      },
    })
  }
})

const lists: [string, string, [string, RegExp][]][] = [
  ['first: 0', 'tasks(first: 0)', [['first', /1 to 100/]]],
  ['first: 101', 'tasks(first: 101)', [['first', /1 to 100/]]],
  ['first: -1', 'changes(first: -1)', [['first', /1 to 100/]]],
  ['a cursor that is none', 'tasks(after: "x")', [['after', /unchanged/]]],
  [
    'an endless cursor',
    `tasks(first: 0, after: "${'x'.repeat(4_097)}")`,
    [
      ['first', /1 to 100/],
      ['after', /unchanged/],
    ],
  ],
  ['ids that are none', 'tasks(filter: { ids: ["x"] })', [['filter.ids.0', /an id/]]],
  ['101 ids', `tasks(filter: { ids: [${`"${task.id}"`.repeat(101)}] })`, [['filter.ids', /at most 100/]]],
  ['a search for nothing', 'tasks(filter: { text: "  " })', [['filter.text', /write something/]]],
  [
    'instants that are none',
    'tasks(filter: { dueFrom: "today", dueUntil: "2030-02-30T00:00:00Z" })',
    [
      ['filter.dueFrom', /instant/],
      ['filter.dueUntil', /instant/],
    ],
  ],
]

test.each(lists)('a list with %s: each problem by its path', async (_, field, expected) => {
  const { errors } = await alice.raw(`{ ${field} { nodes { id } } }`)
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', problems: problems(...expected) } }])
})

test('a live filter is as strict', async () => {
  await expect(alice.live({ filter: { taskIds: ['x'] } })).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', problems: problems(['filter.taskIds.0', /an id/]) },
  })
  await expect(alice.live({ after: 'x' })).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', problems: problems(['after', /unchanged/]) },
  })
})

test('of all that was refused above, nothing is stored', async () => {
  const admin = database.open()
  expect(await admin.query('select title, version from task.task')).toEqual([{ title: 'Water the plants', version: 1 }])
  for (const table of ['change', 'outbox', 'idempotency_key']) {
    const most = table === 'outbox' ? 2 : table === 'change' ? 1 : 0 // of the one task that was made
    expect(await admin.query(`select 1 from task.${table}`), `nothing is stored in ${table}`).toHaveLength(most)
  }
})
