import { describe, expect, it, test } from 'vitest'
import { interpret } from './interpreter.ts'

// A Wednesday, 11:00 in Berlin.
const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

/** The only task of a message, as "title, due". */
function taskOf(text: string): string {
  const { commands } = interpret(text, context)
  const [command] = commands
  if (commands.length !== 1 || command?.intent !== 'CREATE_TASK') return `${commands.length} commands`
  const due = command.due && [command.due.date, command.due.time].filter(Boolean).join(' ')
  return [command.title, due].filter(Boolean).join(', ')
}

describe('a reminder is asked for in many ways', () => {
  test.each([
    ['remind me about the science fair on thursday at 6pm', 'science fair, 2026-11-26 18:00'],
    ['give me a reminder to call the plumber at noon', 'call the plumber, 2026-11-25 12:00'],
    ['could you set up a reminder to pay the gas bill tomorrow', 'pay the gas bill, 2026-11-26'],
    ["i'd like a reminder to water the ferns tonight", 'water the ferns, 2026-11-25 20:00'],
    ['i would like to be reminded to send the invoice tomorrow at 9am', 'send the invoice, 2026-11-26 09:00'],
    ['would you mind reminding me to buy tulips tomorrow', 'buy tulips, 2026-11-26'],
    ['notify me to check the oven in 20 minutes', 'check the oven, 2026-11-25 11:20'],
    ['ping me at 4 to leave for the station', 'leave for the station, 2026-11-25 16:00'],
    ["don't let me forget to feed the cat", 'feed the cat'],
    ['reminder to call jenny at 6', 'call jenny, 2026-11-25 18:00'],
    ['remind me that i have to hand in my thesis on friday', 'hand in my thesis, 2026-11-27'],
    [
      'I was wondering if you could maybe remind me to call the vet tomorrow, if that is ok',
      'call the vet, 2026-11-26',
    ],
  ])('%s', (text, task) => {
    expect(taskOf(text)).toBe(task)
    expect(interpret(text, context).commands[0]?.wantsReminder).toBe(true)
  })
})

describe('a to-do or an item of a list', () => {
  test.each([
    ['note to self: cancel the gym membership', 'cancel the gym membership'],
    ['make a note to call the accountant', 'call the accountant'],
    ['jot down pick up the parcel', 'pick up the parcel'],
    ['bananas should be on my list', 'bananas'],
    ['add to my grocery list almond milk', 'almond milk'],
    ['new item for my list: light bulbs', 'light bulbs'],
    ['i need cheese on my shopping list', 'cheese'],
    ['i need to pick up the kids at 3:30', 'pick up the kids, 2026-11-25 15:30'],
    ['I should call the roofer tomorrow', 'call the roofer, 2026-11-26'],
  ])('%s', (text, task) => {
    expect(taskOf(text)).toBe(task)
  })

  test.each([
    ['add milk, eggs and bread to my shopping list', ['milk', 'eggs', 'bread']],
    ['add mac and cheese and salt to my shopping list', ['mac and cheese', 'salt']],
    ['put call mum and dad on my to-do list', ['call mum and dad']],
    ['put wash the car and mow the lawn on my to do list', ['wash the car', 'mow the lawn']],
  ])('a list names each thing: %s', (text, titles) => {
    expect(interpret(text, context).commands.map(({ title }) => title)).toEqual(titles)
  })
})

describe('an appointment or an event', () => {
  test.each([
    ['set up a meeting with the design team on friday at 2pm', 'meeting with the design team, 2026-11-27 14:00'],
    ['add my sister’s wedding on june 12 to my calendar', 'my sister’s wedding, 2027-06-12'],
    ['create an event called book club on thursday at 7 pm', 'book club, 2026-11-26 19:00'],
    ['save the date for the reunion on july 4th', 'reunion, 2027-07-04'],
    ['block off friday afternoon', 'Blocked time, 2026-11-27 15:00'],
    ['i have a meeting with pavel tomorrow at ten am, put it in my calendar', 'meeting with pavel, 2026-11-26 10:00'],
    ["my mom's birthday is on june 5, please remind me", "my mom's birthday, 2027-06-05"],
    ['i have a dentist appointment tomorrow at 2pm can you remind me', 'dentist appointment, 2026-11-26 14:00'],
  ])('%s', (text, task) => {
    expect(taskOf(text)).toBe(task)
  })
})

test.each([
  ['set alarm for 7am', 'Alarm, 2026-11-26 07:00'],
  ['alarm at 6:30 tomorrow', 'Alarm, 2026-11-26 18:30'],
  ['get me up at 7 tomorrow', 'Wake up, 2026-11-26 07:00'],
  ['make an alarm for 9 pm tonight called take pills', 'take pills, 2026-11-25 21:00'],
])('an alarm is a task that reminds when it is due: %s', (text, task) => {
  expect(taskOf(text)).toBe(task)
  expect(interpret(text, context).commands[0]?.wantsReminder).toBe(true)
})

describe('a chore or an appointment with a time', () => {
  test.each([
    ['buy milk tomorrow', 'buy milk, 2026-11-26'],
    ['dentist tomorrow 3:30', 'dentist, 2026-11-26 15:30'],
    ['call mum at 5', 'call mum, 2026-11-25 17:00'],
    ['lunch with tom friday at noon', 'lunch with tom, 2026-11-27 12:00'],
  ])('is proposed, since nobody said that we are to keep it: %s', (text, task) => {
    expect(taskOf(text)).toBe(task)
    expect(interpret(text, context).confidence).toBeLessThan(0.85)
  })
})

describe('what is corrected in the same breath', () => {
  test.each([
    ['remind me to call ann, no, bob', 'call bob'],
    ['remind me to call ann, i mean bob', 'call bob'],
    ['remind me to buy milk, actually make it oat milk', 'buy oat milk'],
    ['remind me to buy bread. no wait, remind me to buy cake', 'buy cake'],
    ['remind me to call ann tomorrow, scratch that, remind me to call bob on friday', 'call bob, 2026-11-27'],
  ])('counts as corrected, and is proposed: %s', (text, task) => {
    expect(taskOf(text)).toBe(task)
    expect(interpret(text, context).confidence).toBeLessThan(0.85)
  })
})

describe('a question that the next message answers', () => {
  it('holds the command that lacks a title', () => {
    const { doubt, question } = interpret('remind me tomorrow at 9am', context)

    expect(doubt).toBe('noTitle')
    expect(question).toMatchObject({ asks: 'TITLE', index: 0, commands: [{ title: '', due: { time: '09:00' } }] })
  })

  it('holds the command that lacks a time', () => {
    const { doubt, question } = interpret('remind me to buy milk yesterday', context)

    expect(doubt).toBe('past')
    expect(question).toMatchObject({ asks: 'TIME', index: 0, commands: [{ title: 'buy milk', due: null }] })
  })

  it('holds the other commands of the message too', () => {
    const { question } = interpret('remind me to call mum yesterday and add eggs to my list', context)

    expect(question).toMatchObject({ asks: 'TIME', index: 0, commands: [{ title: 'call mum' }, { title: 'eggs' }] })
  })
})
