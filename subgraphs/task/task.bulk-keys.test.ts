import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { openWorld } from './task.fixture.ts'
import { refusal } from './task-client.fixture.ts'
import { verbsOf } from './task-verbs.fixture.ts'

const { as } = await openWorld()
const alice = verbsOf(as('alice'))
const daily = { due: { date: '2030-01-02' }, recurrence: { rule: 'FREQ=DAILY' } }

test('the key of several gives the same results again, refusals too, though the tasks have changed since', async () => {
  const id = (await alice.create({ title: 'x' })).task.id
  const inputs = [
    ['createMany', { tasks: [{ title: ' Caf\u00e9 ', ...daily }, { title: '' }], idempotencyKey: 'bulk' }],
    ['completeMany', { ids: [id, newId()], idempotencyKey: 'bulk' }],
    ['removeMany', { ids: [id, newId()], idempotencyKey: 'bulk' }],
  ] as const
  for (const [verb, input] of inputs) {
    const first = await alice[verb](input)
    await alice.update({ id: first[0]?.task?.id, title: 'changed since' }).catch(() => {})
    expect(await alice[verb](input), verb).toEqual(first)
  }
})

test('it is the same for rows that are written differently and mean the same, and CONFLICT for others', async () => {
  const idempotencyKey = 'written'
  const first = await alice.createMany({ tasks: [{ title: ' Caf\u00e9 ', tags: ['b', 'A'] }], idempotencyKey })

  const same = { title: 'Cafe\u0301', tags: ['a', 'b'], description: null }
  expect(await alice.createMany({ tasks: [same], idempotencyKey })).toEqual(first)
  await expect(alice.createMany({ tasks: [{ title: 'Tea' }], idempotencyKey })).rejects.toMatchObject(
    refusal('CONFLICT'),
  )
})

test('twenty at once make one, and all get the same results', async () => {
  const input = { tasks: [{ title: 'of twenty', ...daily }, { title: '' }], idempotencyKey: 'twenty' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => alice.createMany(input)))
  expect(answers).toEqual(answers.map(() => answers[0]))

  const ids = [answers[0]?.[0]?.task?.id ?? '']
  const done = await Promise.all(
    Array.from({ length: 20 }, () => alice.completeMany({ ids, idempotencyKey: 'twenty' })),
  )
  expect(done).toEqual(done.map(() => done[0]))
  expect(done[0]?.[0]?.change?.kind).toBe('COMPLETED')
})
