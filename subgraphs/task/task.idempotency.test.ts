import { describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'

const { as, clock } = await openWorld()
const alice = as('alice')
const twenty = Array.from({ length: 20 }, (_, index) => index)

const key = () => `key ${newId()}`
const titled = async (title: string) =>
  (await alice.list({ filter: { text: title, status: ['ACTIVE', 'COMPLETED', 'DELETED'] } })).nodes

describe('the same key and the same input', () => {
  test('createTask: the first answer comes again, and one task is made', async () => {
    const input = { title: 'once', due: { date: '2030-01-02' }, tags: ['a'], idempotencyKey: key() }
    const first = await alice.create(input)
    clock.advance(60_000)

    expect(await alice.create(input)).toEqual(first)
    expect(await titled('once')).toEqual([first.task])
  })

  test('createTask: the first answer comes again even when the task has changed since', async () => {
    const input = { title: 'moved on', idempotencyKey: key() }
    const first = await alice.create(input)
    await alice.update({ id: first.task.id, title: 'moved on and on' })
    await alice.remove({ id: first.task.id })

    expect(await alice.create(input)).toEqual(first)
  })

  test('also once an instant that was ahead has passed; a new key is told so', async () => {
    const at = new Date(Date.now() + 5_000)
    const input = { title: 'x', reminders: [{ at: at.toISOString() }], idempotencyKey: key() }
    const first = await alice.create(input)
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(at.getTime())

    expect(await alice.create(input)).toEqual(first)
    await expect(alice.create({ ...input, idempotencyKey: key() })).rejects.toMatchObject({
      extensions: { problems: [{ path: 'input.reminders.0.at', problem: 'use an instant that is ahead' }] },
    })
  })

  test('what is written differently and means the same is the same input', async () => {
    const idempotencyKey = key()
    const first = await alice.create({ title: ' Caf\u00e9 ', tags: ['B', 'a'], idempotencyKey })

    expect(
      await alice.create({ title: 'Cafe\u0301', tags: ['a', 'b', 'A'], idempotencyKey: ` ${idempotencyKey} ` }),
    ).toEqual(first)
  })

  test('left out, null and in capitals too, where they mean the same', async () => {
    const idempotencyKey = key()
    const first = await alice.create({ title: 'x', due: { date: '2030-01-02' }, idempotencyKey })
    const id = first.task.id
    const done = await alice.complete({ id, idempotencyKey })

    const nothing = { description: null, priority: null, tags: null, reminders: null }
    const due = { date: '2030-01-02', time: null, timeZone: null }
    expect(await alice.create({ title: 'x', ...nothing, due, idempotencyKey })).toEqual(first)
    expect(await alice.complete({ id: id.toUpperCase(), expectedVersion: null, idempotencyKey })).toEqual(done)
  })

  test.each(['complete', 'remove'] as const)(
    '%s: the first answer comes again, though the task has changed since',
    async (verb) => {
      const { task } = await alice.create({ title: 'x' })
      const input = { id: task.id, idempotencyKey: key(), expectedVersion: 1 }
      const first = await alice[verb](input)
      if (verb === 'complete') await alice.update({ id: task.id, title: 'y' })
      clock.advance(60_000)

      expect(await alice[verb](input)).toEqual(first)
      expect(first).toMatchObject({ task: { version: 2 }, change: { taskId: task.id } })
    },
  )

  test.each(['complete', 'remove'] as const)(
    '%s: an answer that nothing changed is an answer, and comes again',
    async (verb) => {
      const { task } = await alice.create({ title: 'x' })
      const done = await alice[verb]({ id: task.id })
      const input = { id: task.id, idempotencyKey: key() }
      const first = await alice[verb](input)
      if (verb === 'complete') await alice.update({ id: task.id, title: 'y' })

      expect(first).toEqual({ task: done.task, change: null })
      expect(await alice[verb](input)).toEqual(first)
    },
  )

  test('with a key, twenty at once make one task, and all get the same answer', async () => {
    const input = { title: 'twenty of one', idempotencyKey: key() }
    const answers = await Promise.all(twenty.map(() => alice.create(input)))

    expect(answers).toEqual(twenty.map(() => answers[0]))
    expect(await titled('twenty of one')).toHaveLength(1)
  })

  test('with a key, twenty completions at once get the same answer: that of the one which did it', async () => {
    for (let round = 0; round < 10; round++) {
      const { task } = await alice.create({ title: 'x' })
      const input = { id: task.id, idempotencyKey: key(), ...(round % 2 ? { expectedVersion: 1 } : {}) }
      const answers = await Promise.all(twenty.map(() => alice.complete(input)))

      expect(answers[0]?.change).toMatchObject({ kind: 'COMPLETED' })
      expect(answers).toEqual(twenty.map(() => answers[0]))
    }
  })

  test('with a key, twenty completions of what is completed get the same answer too', async () => {
    const { task } = await alice.create({ title: 'x' })
    await alice.complete({ id: task.id })
    const input = { id: task.id, idempotencyKey: key() }
    const answers = await Promise.all(twenty.map(() => alice.complete(input)))

    expect(answers).toEqual(twenty.map(() => ({ task: answers[0]?.task, change: null })))
  })
})

describe('the same key and other input', () => {
  test('is CONFLICT, and makes nothing', async () => {
    const idempotencyKey = key()
    await alice.create({ title: 'first meant', idempotencyKey })

    await expect(alice.create({ title: 'then meant', idempotencyKey })).rejects.toMatchObject(refusal('CONFLICT'))
    expect(await titled('then meant')).toEqual([])
  })

  test('of two at once, one is done and the other is CONFLICT', async () => {
    for (let round = 0; round < 10; round++) {
      const idempotencyKey = key()
      const answers = await Promise.allSettled(
        twenty.map((index) => alice.create({ title: `either round${round}x ${index % 2}`, idempotencyKey })),
      )

      const [made, ...more] = await titled(`either round${round}x`)
      expect(more).toEqual([])
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
      const refused = { status: 'rejected', reason: expect.objectContaining(refusal('CONFLICT')) }
      const either = [{ status: 'fulfilled', value: expect.objectContaining({ task: made }) }, refused]
      for (const answer of answers) expect(either).toContainEqual(answer)
    }
  })

  test('completeTask for another task is CONFLICT, and leaves that task as it was', async () => {
    const [one, other] = [await alice.create({ title: 'x' }), await alice.create({ title: 'x' })]
    const idempotencyKey = key()
    await alice.complete({ id: one.task.id, idempotencyKey })

    await expect(alice.complete({ id: other.task.id, idempotencyKey })).rejects.toMatchObject(refusal('CONFLICT'))
    expect(await alice.find(other.task.id)).toEqual(other.task)
  })
})

describe('a key stands for itself alone', () => {
  test('another person’s equal key is another key', async () => {
    const input = { title: 'x', idempotencyKey: key() }
    const [mine, theirs] = [await alice.create(input), await as('bob').create(input)]
    expect(theirs.task.id).not.toBe(mine.task.id)
  })

  test('another mutation’s equal key is another key', async () => {
    const idempotencyKey = key()
    const { task } = await alice.create({ title: 'x', idempotencyKey })
    expect((await alice.complete({ id: task.id, idempotencyKey })).task).toMatchObject({ status: 'COMPLETED' })
    expect((await alice.remove({ id: task.id, idempotencyKey })).task).toMatchObject({ status: 'DELETED' })
  })

  test('without a key, every request is a new one', async () => {
    const input = { title: 'each its own' }
    await Promise.all([alice.create(input), alice.create(input), alice.create({ ...input, idempotencyKey: null })])
    expect(await titled('each its own')).toHaveLength(3)
  })

  test('a mutation that failed leaves its key free', async () => {
    const idempotencyKey = key()
    const { task } = await alice.create({ title: 'x' })
    await expect(alice.complete({ id: newId(), idempotencyKey })).rejects.toMatchObject(refusal('NOT_FOUND'))
    await expect(alice.complete({ id: task.id, expectedVersion: 7, idempotencyKey })).rejects.toMatchObject(
      refusal('CONFLICT', { currentVersion: 1 }),
    )

    expect((await alice.complete({ id: task.id, idempotencyKey })).task).toMatchObject({ status: 'COMPLETED' })
  })

  test('a write that came too late does not take its key', async () => {
    // Each has a key of its own and races the others for one task: those that lose decide again, under the same key.
    const { task } = await alice.create({ title: 'x' })
    const answers = await Promise.all(twenty.map(() => alice.complete({ id: task.id, idempotencyKey: key() })))

    expect(answers.filter(({ change }) => change)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.task.version))).toEqual(new Set([2]))
  })
})
