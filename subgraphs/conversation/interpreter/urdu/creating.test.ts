import { expect, test } from 'vitest'
import { interpret } from '../interpreter.ts'

const context = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'Europe/Berlin' }

test.each<[string, string, string | null, string | null]>([
  ['kal shaam 5 baje doodh lena yaad dilana', 'doodh lena', '2026-11-26', '17:00'],
  ['mjhe kl subha 9 bje call krna yad dila dena', 'call krna', '2026-11-26', '09:00'],
  ['کل شام پانچ بجے دودھ لینا یاد دلانا', 'دودھ لینا', '2026-11-26', '17:00'],
  ['مجھے جمعے کو ڈاکٹر کے پاس جانا یاد دلا دیں', 'ڈاکٹر کے پاس جانا', '2026-11-27', null],
  ['mujhe yaad dilana ke kal bijli ka bill dena hai', 'bijli ka bill dena', '2026-11-26', null],
  ['yaad dilao k 6 baje dawai leni hai', 'dawai leni', '2026-11-25', '18:00'],
  ['parson doctor k pas jana hai yad dila dijiye ga', 'doctor k pas jana', '2026-11-27', null],
  ['ammi ko call karne ka reminder laga do shaam 7 baje', 'ammi ko call karne', '2026-11-25', '19:00'],
  ['subah 6 baje ka alarm laga do', 'Alarm', '2026-11-26', '06:00'],
  ['mujhe 6 baje jaga dena', 'Uthna', '2026-11-25', '18:00'],
  ['صبح چھ بجے کا الارم لگا دو', 'الارم', '2026-11-26', '06:00'],
  ['آج رات دس بجے دوائی لینا یاد کرا دینا', 'دوائی لینا', '2026-11-25', '22:00'],
  ['shopping list mein anday aur doodh add kar do', 'anday aur doodh', null, null],
  ['meri saude ki list mein cheeni likh lo', 'cheeni', null, null],
  ['خریداری کی فہرست میں انڈے شامل کرو', 'انڈے', null, null],
  ['میری لسٹ میں دودھ لکھ لو', 'دودھ', null, null],
  ['naya task banao: report likhni hai', 'report likhni', null, null],
  ['task add karo car wash karwani hai', 'car wash karwani', null, null],
  ['ek kaam add karo bijli ka bill jama karwana', 'bijli ka bill jama karwana', null, null],
  ['ایک نیا کام بناؤ گاڑی دھلوانا', 'گاڑی دھلوانا', null, null],
  ['kal 3 baje Pavel ke sath meeting calendar mein daal do', 'Pavel ke sath meeting', '2026-11-26', '15:00'],
  ['کل دوپہر دو بجے علی سے ملاقات کیلنڈر میں ڈال دیں', 'علی سے ملاقات', '2026-11-26', '14:00'],
  ['mujhe kal bank jana hai', 'bank jana', '2026-11-26', null],
  ['مجھے کل بینک جانا ہے', 'بینک جانا', '2026-11-26', null],
  ['doodh lena mat bhoolna kal', 'doodh lena', '2026-11-26', null],
  ['mujhe dawai lena bhoolne mat dena raat 9 baje', 'dawai lena', '2026-11-25', '21:00'],
  ['do ghante baad chai banana yaad dilana', 'chai banana', '2026-11-25', '13:00'],
  ['20 minute mein oven band karna yaad dila do', 'oven band karna', '2026-11-25', '11:20'],
  ['آدھے گھنٹے بعد چولہا بند کرنا یاد دلائیں', 'چولہا بند کرنا', '2026-11-25', '11:30'],
  ['derh ghante baad kapray utarna yaad dilana', 'kapray utarna', '2026-11-25', '12:30'],
  ['saarhe 5 baje gym jana yaad dilana', 'gym jana', '2026-11-25', '17:30'],
  ['paune 8 baje dinner ka remind kar dena', 'dinner', '2026-11-25', '19:45'],
  ['سوا چار بجے بچوں کو اسکول سے لینا یاد دلانا', 'بچوں کو اسکول سے لینا', '2026-11-25', '16:15'],
  ['ڈھائی بجے نماز پڑھنا یاد دلا دو', 'نماز پڑھنا', '2026-11-25', '14:30'],
  ['25 december ko cake order karna yaad dilana', 'cake order karna', '2026-12-25', null],
  ['دسمبر کی 25 تاریخ کو کیک منگوانا یاد دلانا', 'کیک منگوانا', '2026-12-25', null],
  ['3 tareekh ko kiraya dena hai yaad dila dena', 'kiraya dena', '2026-12-03', null],
  ['agle hafte peer ko dentist ke paas jana yaad dila dein', 'dentist ke paas jana', '2026-11-30', null],
  ['is jumay ko namaz k bad abu ko call krna yad dilana', 'namaz k bad abu ko call krna', '2026-11-27', null],
  ['agle mangal ko 4 baje interview hai yaad dilana', 'interview', '2026-12-01', '16:00'],
  ['ہفتے کو صفائی کرنی ہے یاد دلانا', 'صفائی کرنی', '2026-11-28', null],
  ['hafte ko safai karni hai yaad dila dena', 'safai karni', '2026-11-28', null],
  ['sanichar ko cricket khelne jana hai yaad dilana 5 baje', 'cricket khelne jana', '2026-11-28', '17:00'],
  ['kal subah 8:30 pe bus pakarni hai remind kar do', 'bus pakarni', '2026-11-26', '08:30'],
  ['kal 5pm meeting with Ali reminder set kar do', 'meeting with Ali', '2026-11-26', '17:00'],
  ['reminder set karo kal 5 baje doctor ke paas jane ka', 'doctor ke paas jane', '2026-11-26', '17:00'],
  ['ek reminder laga den ke shaam 6 baje walk pe jana hai', 'walk pe jana', '2026-11-25', '18:00'],
  ['kal 5 baje meeting hai 15 minute pehle yaad dilana', 'meeting', '2026-11-26', '17:00'],
])('a new task, its title as it would stand on a list: %s', (text, title, date, time) => {
  const { commands } = interpret(text, context)

  expect(commands).toMatchObject([{ intent: 'CREATE_TASK', title, due: date && { date, time } }])
})
