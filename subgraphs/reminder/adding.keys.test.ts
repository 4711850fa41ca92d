import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { openWorld } from './reminder.fixture.ts'
import { aTask, created } from './task-facts.fixture.ts'
import { ahead, heard, key, personIn, refusal, within } from './verbs.fixture.ts'

test('the same key and input again gives the first answer, whatever has happened since', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world), personIn(world)]
  const input = { taskId: task.id, at: ahead(400), idempotencyKey: key() }
  const removing = (id: string) => ({ id, idempotencyKey: key() })
  const first = await ada('add', input)
  const removal = removing(first.id)
  const removed = await ada('remove', removal)
  await expect.poll(() => systemClock.now().toISOString() > input.at, within).toBe(true)

  expect(await ada('add', { ...input, channels: null })).toEqual(first)
  expect(await ada('remove', removal)).toEqual(removed)
  await expect(ada('add', { ...input, lead: 'PT1M', at: null })).rejects.toMatchObject(refusal('CONFLICT'))
  await expect(ada('add', { ...input, idempotencyKey: key() })).rejects.toMatchObject(
    refusal('BAD_USER_INPUT', ['input.at']),
  )
  expect(await world.rows(task.id)).toHaveLength(1)
})

test('with a key, twenty at once add one, and all get the same answer; another’s equal key is another key', async () => {
  const world = await openWorld({ isScheduling: false })
  const [mine, ada] = [await heard(world), personIn(world)]
  const idempotencyKey = key()
  const input = { taskId: mine.id, at: ahead(), idempotencyKey }
  const answers = await Promise.all(Array.from({ length: 20 }, () => ada('add', input)))

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await world.rows(mine.id)).toHaveLength(1)
  const theirs = aTask()
  await world.say(created(theirs, []), { ownerId: 'bob' })
  const bobs = await personIn(world, 'bob')('add', { ...input, taskId: theirs.id })
  expect(bobs.id).not.toBe(answers[0]?.id)
})

test('a refusal leaves its key free', async () => {
  const world = await openWorld({ isScheduling: false })
  const [task, ada] = [await heard(world, {}), personIn(world)]
  const idempotencyKey = key()

  await expect(ada('add', { taskId: task.id, lead: 'PT1M', idempotencyKey })).rejects.toThrow()
  expect(await ada('add', { taskId: task.id, at: ahead(), idempotencyKey })).toMatchObject({ status: 'PENDING' })
})
