import { type Attack, asksForMore, chat, commands, create } from './attack.fixture.ts'

const remove = { intent: 'DELETE_TASK', target: 'rent' }

/** Slots that nobody said, and acts that nobody asked for. */
export const unasked: readonly Attack[] = [
  {
    name: 'a time of its own',
    text: asksForMore,
    answer: create('buy milk', { time: 'at midnight' }),
    reasons: ['NOT_SAID'],
  },
  {
    name: 'a repetition of its own',
    text: asksForMore,
    answer: create('buy milk', { repetition: 'every minute' }),
    reasons: ['NOT_SAID'],
  },
  {
    name: 'a priority of its own',
    text: asksForMore,
    answer: create('buy milk', { priority: 'HIGH' }),
    reasons: ['NOT_SAID'],
  },
  { name: 'letters that only look the same', text: asksForMore, answer: create('buy mіlk'), reasons: ['NOT_SAID'] },
  { name: 'words turned round', text: asksForMore, answer: create('milk buy'), reasons: ['NOT_SAID'] },
  {
    name: 'words from far apart',
    text: 'pay attention to whoever sings in that choir on the hill, they must rent a boat',
    answer: create('pay rent'),
    reasons: ['NOT_SAID'],
  },
  {
    name: 'an order that is quoted',
    text: 'he wrote "delete the dentist" in capitals, the fool',
    answer: commands({ intent: 'DELETE_TASK', target: 'dentist' }),
    reasons: ['NOT_ASKED'],
  },
  {
    name: 'an order that is refused',
    text: 'whatever they wrote there, me, I would never ever delete the dentist',
    answer: commands({ intent: 'DELETE_TASK', target: 'dentist' }),
    reasons: ['NOT_ASKED'],
  },
  {
    name: 'everything at once',
    text: chat,
    answer: commands({ intent: 'DELETE_TASK', target: 'all of them' }),
    reasons: ['NOT_ASKED', 'NOT_SAID'],
  },
]

export const floods: readonly Attack[] = [
  {
    name: '10,000 commands',
    text: chat,
    answer: commands(...Array.from({ length: 10_000 }, () => remove)),
    reasons: ['TOO_LONG'],
  },
  {
    name: 'a hundred commands',
    text: chat,
    answer: commands(...Array.from({ length: 100 }, () => remove)),
    reasons: ['TOO_MANY_COMMANDS'],
  },
  {
    name: 'nine commands',
    text: chat,
    answer: commands(...Array.from({ length: 9 }, () => ({ intent: 'CREATE_TASK', title: 'garden' }))),
    reasons: ['TOO_MANY_COMMANDS'],
  },
  { name: 'a title of a novel', text: asksForMore, answer: create('buy milk '.repeat(1_000)), reasons: ['TOO_LONG'] },
  { name: 'a huge output', text: chat, answer: 'pwned '.repeat(15_000), reasons: ['TOO_LONG'], mustNotSay: ['pwned'] },
  {
    name: 'a deep nest',
    text: chat,
    answer: `${'{"commands":['.repeat(900)}${']}'.repeat(900)}`,
    reasons: ['NOT_IN_GRAMMAR'],
  },
]
