import { describe, expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

const { as, database } = await openWorld()
const client = as('alice')
const alice = verbsOf(client)
const due = { date: '2030-01-02', time: '09:00' }
const { task: repeats } = await alice.create({ title: 'repeats', due, recurrence: { rule: 'FREQ=DAILY' } })
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

describe('occurrences', () => {
  const query = `query($recurrence: RecurrenceInput!, $start: LocalDateTime!, $first: Int) {
    occurrences(recurrence: $recurrence, start: $start, first: $first) }`
  const ask = (given: object) =>
    client.ask<{ occurrences: string[] }>(query, {
      start: '2030-03-30T02:30',
      recurrence: { rule: 'FREQ=DAILY' },
      ...given,
    })

  test('are the rule’s own from the start on, in its zone, and nothing is stored', async () => {
    const before = await counted()
    expect(await ask({ first: 3, recurrence: { rule: 'FREQ=DAILY', timeZone: 'Europe/Berlin' } })).toEqual({
      occurrences: ['2030-03-30T01:30:00.000Z', '2030-03-31T01:30:00.000Z', '2030-04-01T00:30:00.000Z'],
    })
    expect((await ask({})).occurrences).toHaveLength(10)
    expect((await ask({ first: 100 })).occurrences).toHaveLength(100)
    expect(await counted()).toEqual(before)
  })

  test.each<[string, object, Problems]>([
    ['none', { first: 0 }, [['first', /1 to 100/]]],
    ['101', { first: 101 }, [['first', /1 to 100/]]],
    [
      'all wrong',
      { first: -1, start: 'x', recurrence: { rule: 'x', timeZone: 'x' } },
      [
        ['recurrence.rule', /./],
        ['recurrence.rule', /./],
        ['recurrence.timeZone', /IANA/],
        ['start', /2026/],
        ['first', /1 to/],
      ],
    ],
    ['no slot', { recurrence: { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' } }, [['recurrence.rule', /./]]],
  ])('%s: each problem by its path', async (_, given, problems) => {
    await expect(ask(given)).rejects.toMatchObject(badly(problems))
  })
})

test('upcoming takes 1 to 100, and is empty once it is stopped', async () => {
  const upcoming = (first: number) =>
    client.ask<{ task: { series: { upcoming: string[] } } }>(
      'query($id: ID!, $first: Int) { task(id: $id) { series { upcoming(first: $first) } } }',
      { id: repeats.id, first },
    )
  for (const first of [0, 101]) await expect(upcoming(first)).rejects.toMatchObject(badly([['first', /1 to 100/]]))
  expect((await upcoming(2)).task.series.upcoming).toEqual(['2030-01-02T08:00:00.000Z', '2030-01-03T08:00:00.000Z'])
  await alice.stop({ id: repeats.id })
  expect((await upcoming(2)).task.series.upcoming).toEqual([])
})
