import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isId, newId } from './id.ts'

test('ids are UUIDs of version 7, each its own, and sort by when they were made', async () => {
  const ids: string[] = []
  for (let index = 0; index < 5; index++) {
    ids.push(...Array.from({ length: 200 }, newId))
    await sleep(2)
  }

  expect(ids.every(isId)).toBe(true)
  expect(new Set(ids).size).toBe(1_000)
  expect([...ids].sort()).toEqual(ids)
})

test.each([
  '',
  'x',
  '42',
  '00000000-0000-0000-0000-000000000000',
  '3b241101-e2bb-4255-8caf-4136c566a962',
  '0192d3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6',
  '0192d3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f ',
  '{0192d3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f}',
  `0192d3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f'; drop table task`,
])('%j is no id', (text) => {
  expect(isId(text)).toBe(false)
})
