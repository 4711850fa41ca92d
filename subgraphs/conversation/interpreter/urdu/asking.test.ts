import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

test.each<[string, string, string, string | null]>([
  ['aaj kya kaam hain', 'LIST', 'ACTIVE', '2026-11-25'],
  ['کل کیا کرنا ہے', 'LIST', 'ACTIVE', '2026-11-26'],
  ['kitne kaam baqi hain', 'COUNT', 'ACTIVE', null],
  ['کل کتنے کام ہیں', 'COUNT', 'ACTIVE', null],
  ['کیا میں نے رپورٹ مکمل کر لی؟', 'WHETHER_DONE', 'ANY', null],
  ['kya maine report mukammal kar li', 'WHETHER_DONE', 'ANY', null],
  ['mere kaam dikhao', 'LIST', 'ACTIVE', null],
  ['meri list dikhao', 'LIST', 'ACTIVE', null],
  ['aaj ka schedule batao', 'LIST', 'ACTIVE', '2026-11-25'],
  ['aaj ke kaam dikha do', 'LIST', 'ACTIVE', '2026-11-25'],
  ['mujhe is hafte ke kaam batao', 'LIST', 'ACTIVE', '2026-11-23'],
  ['is hafte kya kya karna hai', 'LIST', 'ACTIVE', '2026-11-23'],
  ['koi zaroori kaam hai?', 'LIST', 'ACTIVE', null],
  ['konse kaam reh gaye hain', 'LIST', 'ACTIVE', null],
  ['meri shopping list dikhao', 'LIST', 'ACTIVE', null],
  ['میری فہرست دکھاؤ', 'LIST', 'ACTIVE', null],
  ['آج کے کام بتائیں', 'LIST', 'ACTIVE', '2026-11-25'],
  ['میرے پاس کل کیا ہے؟', 'LIST', 'ACTIVE', '2026-11-26'],
  ['agla kaam kya hai', 'NEXT', 'ACTIVE', null],
  ['meri meeting kab hai', 'WHEN', 'ACTIVE', null],
  ['dentist ke paas kab jana hai?', 'WHEN', 'ACTIVE', null],
  ['mukammal kaam dikhao', 'LIST', 'COMPLETED', null],
  ['mere reminders dikhao', 'LIST', 'ACTIVE', null],
  ['کون سے ریمائنڈر لگے ہیں؟', 'LIST', 'ACTIVE', null],
  ['overdue tasks dikhao', 'LIST', 'ACTIVE', null],
  ['kal kya plan hai', 'LIST', 'ACTIVE', '2026-11-26'],
  ['aaj mujhe kya karna hai', 'LIST', 'ACTIVE', '2026-11-25'],
  ['abhi kitne task pending hain', 'COUNT', 'ACTIVE', null],
  ['is hafte ke tasks dikhain', 'LIST', 'ACTIVE', '2026-11-23'],
  ['mere saare kaam dikhao', 'LIST', 'ACTIVE', null],
  ['aaj ke kaam', 'LIST', 'ACTIVE', '2026-11-25'],
  ['jumay ko kya hai', 'LIST', 'ACTIVE', '2026-11-27'],
  ['kal koi meeting hai?', 'LIST', 'ACTIVE', '2026-11-26'],
  ['kya kal meri koi meeting hai', 'LIST', 'ACTIVE', '2026-11-26'],
  ['to do list dikhao', 'LIST', 'ACTIVE', null],
  ['mera schedule kya hai aaj', 'LIST', 'ACTIVE', '2026-11-25'],
  ['کون سے کام رہتے ہیں؟', 'LIST', 'ACTIVE', null],
  ['اگلے ہفتے کیا کیا کرنا ہے', 'LIST', 'ACTIVE', '2026-11-30'],
  ['ڈاکٹر کے پاس کب جانا ہے؟', 'WHEN', 'ACTIVE', null],
  ['آج کتنے کام باقی ہیں', 'COUNT', 'ACTIVE', '2026-11-25'],
  ['kaun kaun se kaam ho gaye', 'LIST', 'ACTIVE', null],
  ['sab se zaroori kaam kya hai', 'LIST', 'ACTIVE', null],
  ['kya gym wala kaam ho gaya?', 'WHETHER_DONE', 'ANY', null],
  ['report ho gayi kya?', 'WHETHER_DONE', 'ANY', null],
  ['mere alarms batao', 'LIST', 'ACTIVE', null],
  ['kitne reminder set hain', 'COUNT', 'ACTIVE', null],
])('a question about what is kept: %s', (text, asks, status, day) => {
  const [command] = interpret(text, context).commands

  expect(command?.query).toMatchObject({ asks, status, from: day && `${day}T00:00` })
})
