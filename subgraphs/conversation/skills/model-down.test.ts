import { expect, test } from 'vitest'
import { hangs, says } from '../../../tests/support/ollama/conducts.ts'
import { fakeOllama } from '../../../tests/support/ollama/fake-ollama.ts'
import { askingAt, milk, riddle, skillsAt } from './understanding.fixture.ts'

const model = await fakeOllama()

test('while a model is down it is not tried for each message, and then it is tried again', async () => {
  const ask = askingAt(model.url)
  await model.stop()
  expect(await ask(riddle)).toMatchObject({ answeredBy: 'INTERPRETER_AFTER_MODEL_FAILED' })
  await model.start()
  model.behaves(says(milk))

  expect(await ask(riddle)).toMatchObject({ answeredBy: 'INTERPRETER_AFTER_MODEL_FAILED' })
  expect(model.asked).toEqual([])
  await expect.poll(async () => (await ask(riddle)).answeredBy, { interval: 200 }).toBe('MODEL')
})

test('whether it is there is told, and makes nobody unready', async () => {
  expect(await skillsAt(model.url).troubles()).toEqual({ model: null })
  expect(await skillsAt(model.url, { OLLAMA_MODEL: 'other' }).troubles()).toEqual({
    model: 'has no other: ollama pull other',
  })
  expect(await skillsAt('http://127.0.0.1:1').troubles()).toEqual({ model: 'does not answer' })
})

test('two turns at once are at the model; the others are told how many stand before them', async () => {
  const ask = askingAt(model.url)
  model.behaves(hangs)
  const told: number[][] = [[], [], [], []]
  const leaving = told.map(() => new AbortController())
  const turns = told.map((positions, at) =>
    ask(riddle, {
      waiting: (position) => positions.push(position),
      signal: leaving[at]?.signal ?? AbortSignal.abort(),
    }),
  )
  await expect.poll(model.open).toBe(2)
  expect(told).toEqual([[], [], [1], [2]])

  leaving[2]?.abort()
  await turns[2]
  expect(told[3]).toEqual([2, 1])
  for (const each of leaving) each.abort()
  await Promise.all(turns)
  await expect.poll(model.open).toBe(0)
})
