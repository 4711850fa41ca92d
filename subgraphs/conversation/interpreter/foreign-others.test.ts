import { expect, test } from 'vitest'
import { interpret } from './interpreter.ts'

const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

const devicesAndPrograms = `
set the fan in the hall to low
make the music louder until nine
turn the heating down low please
move the mouse to the top
make the font higher
skip over this tune and play another
skip past the song on the radio
repeat that track twice
make tea at eight
make some toast at 7
delete a contact
remove crumbs with the robot vacuum
complete a throw of two dice
finish the chorus of that song
complete my purchase
put the match on
complete the lyrics of the anthem
change back to the woman's voice
change over to metric settings
change your tone to cheerful
switch the pin of my card
rename yourself to Max
set a warning for when my phone battery gets low
check how much is left in the tank
check whether the bakery is open
please check that`

const banksAndShops = `
cancel my standing debit
cancel the table booking under Weber
move 300 pounds into savings each month
put twenty bucks into savings every friday
when is my phone bill due
when do I need to pay the gas bill
when will my refund come
when can I expect the new card
when is my next paycheck
when is my parcel arriving
what day is my loan payment due
tell me what my taxes come to
when did I change the tires
when did I last service the car
have I received any mail
did I get any new messages
do I have to take an umbrella for the picnic tonight
I have to have two cards a month
I must pay the landlord what deposit`

const talk = `
hey what's up
what's up
today is which day of the week
christmas eve is what day this year
date today
when my car broke down, so did I
when my phone rang I was asleep
I need to settle a bet, so flip a coin
I need to decide, so please pick a number
anything I need to know
snooze fest
snooze you lose
remind me of the name of that actor
remind me of the total of my last order
what's the date of easter
when's my next pay day
how long is my way to work
can I set reminders here
I finished my tea
I bought a new bike yesterday
I called in sick this morning
get me home by 5
bring us two coffees at four
show my wish list
I have to pay how much in rent`

const ownTasks = `
remind me to book a flight
remind me of the date of the wedding on Friday
add milk to my shopping list
remove a loaf of bread from my shopping list
put the concert on my calendar
mark send money to mum as done
mark the light bulb task as done
set the report to low priority
make the report urgent
make an appointment with the mechanic for my car on Tuesday
schedule a meeting about the new office on Friday at 3
I need to call mum so she can pick me up tomorrow at 5
when is my dentist appointment
when my dentist appointment
when do I need to renew my passport
when is the rent due
have I called mum
did I get the groceries
what's up next
snooze the dentist reminder for ten minutes
change call mum to call dad
rename pay Bob to pay Ann
delete my alarm
cancel the dentist`

const lines = (block: string) => block.trim().split('\n')
const isActedOn = (text: string) => interpret(text, context).commands.length > 0

test.each([
  ['orders to devices and other programs', lines(devicesAndPrograms)],
  ['what banks, shops and mechanics know', lines(banksAndShops)],
  ['talk and questions about the world', lines(talk)],
])('%s lead to nothing', (_, texts) => {
  expect(texts.filter(isActedOn)).toEqual([])
})

test('words of other programs in tasks of one’s own are still tasks', () => {
  expect(lines(ownTasks).filter((text) => !isActedOn(text))).toEqual([])
})
