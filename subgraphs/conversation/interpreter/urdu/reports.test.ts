import { expect, it } from 'vitest'
import { interpret } from '../interpreter.ts'

const context = { now: new Date('2026-11-22T05:00:00Z'), timeZone: 'Asia/Karachi' }

it.each([
  ['kapray istri kar diye', 'kapray istri'],
  ['bartan dho liye hain', 'bartan'],
  ['main ne gari dhulwa li', 'gari'],
  ['gas ka bill bhar diya', 'gas ka bill'],
  ['form submit ho gaya', 'form submit'],
  ['chacha ka kaam ho gaya', 'chacha'],
  ['پودوں کو پانی دے دیا', 'پودوں کو پانی'],
  ['میں نے پردے دھو لیے ہیں', 'پردے'],
  ['فائل جمع کروا دی گئی ہے', 'فائل جمع'],
])('a report of something done, whatever the verb: %s', (text, target) => {
  const [command, ...more] = interpret(text, context).commands
  expect(more).toEqual([])
  expect(command).toMatchObject({ intent: 'COMPLETE_TASK', target })
})

it('proposes, and does not do, what a verb reports that we do not know', () => {
  expect(interpret('bartan dho liye', context).confidence).toBeLessThan(0.85)
})

it.each([
  'Ali ne bill de diya',
  'us ne gari bech di',
  'unhon ne mujhe bula liya',
  'cheeni mehngi ho gayi',
  'petrol mehnga ho gaya hai',
  'bhai naraz ho gaya',
  'raat ho gayi hai',
  'main ne khana kha liya',
  'کیا آپ نے کھانا کھا لیا؟',
  'بچہ بیمار ہو گیا ہے',
  'barish shuru ho gayi',
  'paani garam ho gaya',
  'line cut ho gayi',
  'ammi ke liye',
])('no report of ours: %s', (text) => {
  expect(interpret(text, context).commands).toEqual([])
})
