import { describe, expect, test } from 'vitest'
import { dueOf } from './due.ts'
import { aWorld, everyMonday, nextOf, seriesOf } from './world.fixture.ts'

describe('given a task that repeats, when it is done', () => {
  test('then the next one is the same but for its slot: title, description, priority, tags', () => {
    const world = aWorld()
    const words = { title: 'Water', description: 'slowly', priority: 'HIGH', tags: ['home'] } as const
    const first = world.create({ ...everyMonday, ...words })
    const now = world.now()
    const next = nextOf(world.complete(first))

    expect(next).toEqual({
      ...first,
      ...words,
      id: next.id,
      due: dueOf({ date: '2030-01-14', time: '17:00' }, 'UTC'),
      occurrence: '2030-01-14T17:00',
      createdAt: now,
      updatedAt: now,
    })
    expect(seriesOf(world, first)).toMatchObject({ made: 2, version: 2 })
  })

  test('F24 three weeks late, then the next one is the coming slot, not three copies; the parity is kept', () => {
    const world = aWorld()
    const first = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' } })
    world.at('2030-01-30T12:00:00Z')
    expect(nextOf(world.complete(first)).occurrence).toBe('2030-02-04T17:00')
  })

  test('late past what COUNT counts, then it was the last', () => {
    const world = aWorld()
    const first = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=WEEKLY;COUNT=3;BYDAY=MO' } })
    world.at('2030-01-30T12:00:00Z')
    expect(world.complete(first).next).toBeNull()
  })

  test('early, then the next one is the slot after its own', () => {
    const world = aWorld()
    const second = nextOf(world.complete(world.create(everyMonday)))
    expect(nextOf(world.complete(second)).occurrence).toBe('2030-01-21T17:00')
  })

  test('from a first due off the rule, then that was extra: COUNT slots follow', () => {
    const world = aWorld()
    const due = { date: '2030-01-09', time: '17:00' }
    let decision = world.complete(
      world.create({ ...everyMonday, due, recurrence: { rule: 'FREQ=WEEKLY;COUNT=2;BYDAY=MO' } }),
    )
    const slots: (string | null)[] = []
    while (decision.next) {
      slots.push(decision.next.occurrence)
      decision = world.complete(decision.next)
    }
    expect(slots).toEqual(['2030-01-14T17:00', '2030-01-21T17:00'])
  })

  test('counted from when it was done, then the next one keeps the time of day', () => {
    const world = aWorld()
    const first = world.create({ ...everyMonday, recurrence: { rule: 'FREQ=DAILY;INTERVAL=3', anchor: 'COMPLETION' } })
    world.at('2030-01-20T09:00:00Z')
    expect(nextOf(world.complete(first)).occurrence).toBe('2030-01-23T17:00')
  })

  test('counted from when it was done, then COUNT counts those that were made', () => {
    const world = aWorld()
    const first = world.create({
      ...everyMonday,
      recurrence: { rule: 'FREQ=DAILY;COUNT=2', anchor: 'COMPLETION' },
    })
    world.at('2030-03-01T09:00:00Z')
    const second = nextOf(world.complete(first))
    world.reopen(first)
    const again = nextOf(world.complete(first))

    expect(again.occurrence).toBe(second.occurrence)
    expect(world.complete(again).next).toBeNull()
  })
})

describe('given parts, when the next one is made', () => {
  test('then they are copied with ids of their own, all active, but for those that were deleted', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    const open = world.create({ title: 'open', tags: ['a'] }, task)
    const { task: done } = world.complete(world.create({ title: 'done' }, task))
    world.remove(world.create({ title: 'gone' }, task))
    const next = nextOf(world.complete(task))
    const copies = world.partsOf(next)

    expect(copies).toMatchObject([
      { title: 'open', tags: ['a'], status: 'ACTIVE', version: 1 },
      { title: 'done', status: 'ACTIVE', version: 1, completedAt: null },
    ])
    for (const { id } of copies) expect([open.id, done.id]).not.toContain(id)
  })

  test('then their dues are as many days later as the next slot is', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    world.create(
      { title: 'the day before', due: { date: '2030-01-06', time: '09:00', timeZone: 'Asia/Kathmandu' } },
      task,
    )
    world.create({ title: 'all day', due: { date: '2030-01-07' } }, task)

    expect(world.partsOf(nextOf(world.complete(task))).map(({ due }) => due)).toEqual([
      dueOf({ date: '2030-01-13', time: '09:00', timeZone: 'Asia/Kathmandu' }, 'UTC'),
      dueOf({ date: '2030-01-14' }, 'UTC'),
    ])
  })

  test('then one that had once repeated by itself is copied without its old slot', () => {
    const world = aWorld()
    const task = world.create(everyMonday)
    const { task: once } = world.stop(world.create(everyMonday))
    world.update(once, { parentId: task.id })
    const [copy] = world.partsOf(nextOf(world.complete(task)))

    expect(copy).toMatchObject({ seriesId: null, occurrence: null })
  })
})
