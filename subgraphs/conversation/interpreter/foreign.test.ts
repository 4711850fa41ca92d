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

const forHomesAndBanks = `
set the thermostat to 70 degrees tomorrow morning
brew a cup of coffee
make me a coffee at seven am
lock the doors at night
record a video
change the channel to the news
turn on do not disturb until 8 am
notify me about breaking news
alert me if there is traffic
move 100 dollars to my savings account on friday
i need to transfer 500 dollars to my mom tomorrow
pay my electric bill with my debit card
schedule a payment of 200 dollars for friday
i need to change my pin number
i need to freeze my bank account
i would like a refund for my purchase
i need to order more checks
i need to book a flight to london for next friday
make a dinner reservation for tonight at 7
reserve a table for four for 7 pm
get me an uber to the airport at 5 am
schedule a ride to work tomorrow
i need to rent a car from may 1 to may 5
buy me a train ticket to london for tomorrow
i need to make a phone call to my brother
write an email to bob about the meeting tomorrow at 3
i need to text my wife
email john the agenda for tomorrow's meeting
tell my wife i'll be home at 7
i need to send a message to bob tomorrow
order me some thai food for 7 pm
add a phone case to my cart
buy 2 tickets for the 7 pm show
schedule a tweet for noon
put this track on my chill list
add another tune to my party mix playlist
add john to my contacts
schedule a software update tonight
schedule car maintenance for monday
create a workout plan for me
create a presentation about whales
create an image of a sunset
write down the lyrics
add 50 and 70
block this number
take a selfie in 5 seconds`

const saidInPassing = `
it's my birthday today
i'm going to the beach tomorrow
i'm going to be late tomorrow
should i wear a jacket tomorrow
i need to lose weight
i need some advice
i have to say this is great
we should get together on friday
gotta run
i have a date tonight
my flight leaves at 6
dinner ideas for tonight
dentist open on saturday
yoga classes near me on monday
lunch specials at the diner today
party songs for friday night
my tire is flat and i need to fix it
wake me up before you go go
call of duty is fun
i had pizza for lunch
she has a meeting tomorrow
why didn't you remind me
how does the reminder app work`

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
  ['orders to homes, banks and travel agents', lines(forHomesAndBanks)],
  ['what is said in passing', lines(saidInPassing)],
  ['questions about the world', lines(aboutTheWorld)],
  ['what is only told', lines(onlyTold)],
  ['what is refused', lines(refused)],
])('%s change nothing', (_, texts) => {
  const acted = texts.filter((text) => interpret(text, context).commands.length > 0)

  expect(acted).toEqual([])
})
