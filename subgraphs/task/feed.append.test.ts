import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { appendChanges, type OwnedEntry } from './feed.append.ts'

const database = await freshDatabase()
const worker = database.open('task_worker')

const entry = (ownerId: string, correlationId = 'cid-00000001'): OwnedEntry => ({
  ownerId,
  id: newId(),
  taskId: newId(),
  kind: 'REMINDED',
  at: new Date('2030-01-01T09:00:00Z'),
  actorType: 'SYSTEM',
  actorId: 'system/test',
  changed: ['lastRemindedAt'],
  correlationId,
})
const append = (entries: readonly OwnedEntry[]) => worker.transaction((tx) => appendChanges(tx, entries))
const feedOf = (ownerId: string) =>
  worker.query<{ number: number; id: string }>(
    'select number, id from task.change where owner_id = $1 order by number',
    [ownerId],
  )

test('each owner’s changes follow on from their last, in the order given', async () => {
  const [a, b, c] = [entry('ann'), entry('ben'), entry('ann')]
  await append([a])
  await append([b, c])
  const more = [entry('ann'), entry('ben'), entry('ann'), entry('ann')]
  await append(more)

  const ofAnn = [a, c, ...more.filter(({ ownerId }) => ownerId === 'ann')]
  expect(await feedOf('ann')).toEqual(ofAnn.map(({ id }, index) => ({ number: index + 1, id })))
  expect(await feedOf('ben')).toMatchObject([{ number: 1, id: b.id }, { number: 2 }])
})

test('many that append to the same feeds in any order do not wait for each other in a circle, and leave no gap', async () => {
  const owners = Array.from({ length: 500 }, (_, index) => `owner ${index}`)
  for (let round = 0; round < 4; round++) {
    const orders = [owners, owners.toReversed(), owners.toSorted(), owners]
    await Promise.all(orders.map((order) => append(order.map((ownerId) => entry(ownerId)))))
  }

  for (const ownerId of owners)
    expect((await feedOf(ownerId)).map(({ number }) => number)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    )
})
