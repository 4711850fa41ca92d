import { expect, test } from 'vitest'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()

const prefer = `mutation ($timeZone: TimeZone!) { updatePreferences(input: { timeZone: $timeZone }) { preferences { timeZone } } }`
const say = `mutation ($text: String!) { sendMessage(input: { text: $text }) { tasks { due { timeZone } } } }`

test('a changed time zone holds for the very next message', async () => {
  const demo = await tickler.client()

  for (const [round, timeZone] of ['Asia/Karachi', 'America/New_York', 'Asia/Tokyo', 'Europe/Berlin'].entries()) {
    await demo.run(prefer, { timeZone })
    const { data } = await demo.run(say, { text: `todo: number ${round} tomorrow at 5pm` })

    expect(data.sendMessage.tasks).toEqual([{ due: { timeZone } }])
  }
})
