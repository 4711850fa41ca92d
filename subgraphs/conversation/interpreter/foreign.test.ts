import { expect, test } from 'vitest'
import { interpret } from './interpreter.ts'

const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

const forOtherPrograms = `
play some jazz
play the next song at 8
stop the music
turn on the lights
turn off the heating at 10pm
dim the lights in the kitchen
set the volume to 5
set the temperature to 21 degrees
set a timer for 10 minutes
open the garage door
lock the front door at 10
start a new game
text Bob that I'm late
send an email to Anna
order a pizza
book a flight
book a table for two at 7
book a hotel in Rome for Friday
navigate to the airport
transfer 50 euros to Bob tomorrow
put 50 euros on my card
buy 10 shares of Apple
add this song to my playlist
add Bob to my contacts list
add a reminder app to the home screen
create an account
create a playlist called party
make a call to mum
put the kettle on
cancel my flight
delete my account
delete all my emails
remove the background from this photo
finish this sentence
complete the following poem
schedule a post on twitter
show my photos
read my messages
alexa, play some music
write a poem about reminders`

const aboutTheWorld = `
what's the weather tomorrow
what time is it
who is the president of France
what's 5 plus 7
tell me the news
what's on tv tonight
what's happening today
give me a recipe for pancakes
translate good morning to Spanish
how do I create a task
what is a task
what tasks do programmers have
how many days until Christmas
when is my birthday
is the shop open on Sunday
do I have any new emails
what do I have in my fridge
what should I do with my life
what did I do yesterday
remind me what I said yesterday
show me the way home`

const onlyTold = `
milk
tomorrow at 5pm
the meeting is on Friday
I have two meetings tomorrow
I've been to Paris
I've had enough
I've moved to Berlin
I've never bought milk
I've seen that film
I read that book
I paid too much for this car
I called you yesterday
I forgot to buy milk
I must say you are smart
I need to know the weather
I need to tell you something
I have to be honest with you
yesterday I created a task to buy milk
did you create a task to buy milk?
you should create a task to buy milk
she said remind me to buy milk
if it rains remind me to take an umbrella
remind Bob to buy milk
"create a task to buy milk"
you remind me of my father
cancel culture is bad
no milk today`

const refused = `
please don't add eggs to my shopping list
never create a task to buy milk
do not delete the dentist task
don't mark buy milk as done
I don't need to pay rent
I no longer need to pay rent
no need to remind me`

const lines = (block: string) => block.trim().split('\n')

test.each([
  ['orders to other programs', lines(forOtherPrograms)],
  ['questions about the world', lines(aboutTheWorld)],
  ['what is only told', lines(onlyTold)],
  ['what is refused', lines(refused)],
])('%s change nothing', (_, texts) => {
  const acted = texts.filter((text) => interpret(text, context).commands.length > 0)

  expect(acted).toEqual([])
})
