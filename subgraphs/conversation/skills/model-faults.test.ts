// F29: a model that is down, hangs, never ends, or says what it should not.
import { expect, test } from 'vitest'
import {
  fails,
  hangs,
  hangsAfterTheFirst,
  neverEnds,
  oneEndlessLine,
  resets,
  says,
  saysAfter,
  saysAnErrorMidway,
  saysInBytes,
  speaksHtml,
  stopsBeforeTheEnd,
} from '../../../tests/support/ollama/conducts.ts'
import { fakeOllama } from '../../../tests/support/ollama/fake-ollama.ts'
import { askingAt, milk, riddle } from './understanding.fixture.ts'

const model = await fakeOllama()
const limit = { OLLAMA_TIME_LIMIT_MS: 1_000 }
const longest = 2_500

/** With skills of its own each time, as a failure rests the circuit. */
async function asked(text = riddle) {
  const began = performance.now()
  const { answeredBy, commands, doubt } = await askingAt(model.url, limit)(text)
  expect(performance.now() - began).toBeLessThan(longest)
  return { answeredBy, doubt, titles: commands.map(({ title }) => title) }
}

const failed = { answeredBy: 'INTERPRETER_AFTER_MODEL_FAILED', doubt: 'unknown', titles: [] }
const right = (answeredBy: string) => ({ answeredBy, doubt: null, titles: ['buy milk'] })
const text = JSON.stringify(milk)

test.each([
  ['hangs', hangs],
  ['hangs after its first token', hangsAfterTheFirst],
  ['never ends', neverEnds],
  ['sends one line without end', oneEndlessLine],
  ['stops before the end', stopsBeforeTheEnd],
  ['answers 500', fails(500)],
  ['answers 404, as it lacks the model', fails(404, '{"error":"model not found"}')],
  ['answers 502 in HTML', fails(502, '<html>')],
  ['resets the connection', resets],
  ['reports an error in the midst', saysAnErrorMidway],
  ['speaks no JSON', speaksHtml],
  ['takes too long for its first token', saysAfter(3_000, milk)],
  ['answers nothing', says('')],
  ['answers prose', says('Sure! I have bought the milk.')],
  ['answers half an object', says(text.slice(0, 40))],
  ['answers another object', says('{"name":"create_task","arguments":{}}')],
  ['answers a list', says('[]')],
  ['answers null', says('null')],
] as const)('a model that %s: the interpreter answers, and says so, in time', async (_, conduct) => {
  model.behaves(conduct)
  expect(await asked()).toEqual(failed)
  await expect.poll(model.open).toBe(0)
})

test.each([
  ['in fences', says(`\`\`\`json\n${text}\n\`\`\``)],
  ['with prose around it', says(`Here you are:\n${text}\nAnything else?`)],
  ['after thinking aloud', says(`<think>{ so he wants milk }</think>${text}`)],
  ['slowly', saysAfter(300, milk)],
  ['in pieces that end anywhere', saysInBytes(milk)],
] as const)('an answer that comes %s is taken', async (_, conduct) => {
  model.behaves(conduct)
  expect(await asked()).toEqual(right('MODEL'))
})

test('letters that are cut in two by the network stay whole', async () => {
  const commands = [{ intent: 'CREATE_TASK', title: 'دودھ لینا', time: null }]
  model.behaves(saysInBytes({ commands }))
  expect((await asked('اچھا تو بات یہ کہ دودھ لینا پڑے گا شاید')).titles).toEqual(['دودھ لینا'])
})

test('a wrong answer is shown to the model with what was wrong with it, once', async () => {
  model.asked.splice(0)
  model.behaves(says({ commands: [{ intent: 'BUY_MILK' }] }), says(milk))
  expect(await asked()).toEqual(right('MODEL_REPAIRED'))
  expect(model.asked[1]?.messages.at(-1)?.content).toContain('commands.0.intent')

  model.asked.splice(0)
  model.behaves(says('{'))
  expect(await asked()).toEqual(failed)
  expect(model.asked).toHaveLength(2)
})
