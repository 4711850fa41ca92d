import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'

const { as } = await openAssistant()

test.each([
  ['finish the report by Friday', 'Report'],
  ['complete the report at 5pm', 'Report'],
  ['mark the report as done tomorrow', 'Report'],
])('what is said to be done at another time waits for a yes: %s', async (text, title) => {
  const alice = as(`alice ${text}`)
  await alice.has(title)

  const { proposal } = await alice.say(text)

  expect(proposal).toMatchObject({ status: 'OPEN', summary: `Mark the task '${title}' as done.` })
  expect(await alice.titles()).toEqual([title])
})

test.each(['I paid the rent on Friday', "I've paid the rent today", 'complete pay the rent on 3 January'])(
  'when it was done, or the day on which it is due, is no condition: %s',
  async (text) => {
    const ben = as(`ben ${text}`)
    await ben.has('Pay the rent', { date: '2030-01-03' })

    await ben.say(text)

    expect(await ben.titles('COMPLETED')).toEqual(['Pay the rent'])
  },
)

test('the time of day tells apart what the day does not', async () => {
  const carla = as('carla')
  await carla.has('Call Anna', { date: '2030-01-02', time: '10:00' })
  const meant = await carla.has('Call Anna', { date: '2030-01-02', time: '17:00' })

  const { tasks } = await carla.say('complete call anna tomorrow at 5pm')

  expect(tasks).toEqual([{ id: meant }])
})
