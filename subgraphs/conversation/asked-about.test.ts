import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'
import { dialogueOf } from './dialogue.fixture.ts'

const { as } = await openAssistant()

test('whether something is done is answered by what has become of it', async () => {
  const ada = as('ada')
  await ada.has('Finish the report')
  const says = dialogueOf(ada)

  expect((await says('did I finish the report?')).reply.content).toBe("'Finish the report' is still open.")
  await says('complete finish the report')
  expect((await says('did I finish the report?')).reply.content).toBe(
    "'Finish the report' is done, since today at 09:00.",
  )
})

test.each(['when is the dentist?', 'what time is the dentist', 'when is my dentist appointment due?'])(
  '%j is answered by its due',
  async (text) => {
    const person = as(`ben ${text}`)
    await person.has('Dentist', { date: '2030-01-03', time: '15:00' })

    expect((await person.say(text)).reply.content).toBe("'Dentist' is due on Thursday, 3 January at 15:00.")
  },
)

test.each(["what's next?", 'what should I do next', "what's my next task?"])(
  '%j is the first that is due',
  async (text) => {
    const person = as(`carla ${text}`)
    await person.has('Dentist', { date: '2030-01-03', time: '15:00' })
    await person.has('Gym', { date: '2030-01-02' })

    expect((await person.say(text)).reply.content).toBe("Next is 'Gym', due tomorrow.")
  },
)

test('a question changes nothing', async () => {
  const dora = as('dora')
  await dora.has('Call mum')
  await dialogueOf(dora)('did I call mum?', 'when is call mum?', "what's next?")
  expect(await dora.titles()).toEqual(['Call mum'])
})
