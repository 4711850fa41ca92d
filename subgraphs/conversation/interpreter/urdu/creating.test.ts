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
  ['ammi ko call karne ka reminder laga do shaam 7 baje', 'ammi ko call karna', '2026-11-25', '19:00'],
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
  ['reminder set karo kal 5 baje doctor ke paas jane ka', 'doctor ke paas jana', '2026-11-26', '17:00'],
  ['ek reminder laga den ke shaam 6 baje walk pe jana hai', 'walk pe jana', '2026-11-25', '18:00'],
  ['kal 5 baje meeting hai 15 minute pehle yaad dilana', 'meeting', '2026-11-26', '17:00'],
  ['yar kal dopahar 1 bje lunch pe jana hai yad kra dena', 'lunch pe jana', '2026-11-26', '13:00'],
  ['kal tak assignment jama karwani hai', 'assignment jama karwani', '2026-11-26', null],
  ['mujhe remind karwana parson shadi hai', 'shadi', '2026-11-27', null],
  ['beti ki fees jama karani hai 10 tareekh tak', 'beti ki fees jama karani', '2026-12-10', null],
  ['sham ko sabzi le ani hai', 'sabzi le ani', '2026-11-25', '18:00'],
  ['aaj raat 11 baje movie dekhna yaad dilana', 'movie dekhna', '2026-11-25', '23:00'],
  ['yaad dila dena mujhe kal gas bill bharna', 'gas bill bharna', '2026-11-26', null],
  ['kl 3bje zoom call h remind kr dena', 'zoom call', '2026-11-26', '15:00'],
  ['list mein aata chawal aur daal likh lo', 'aata chawal aur daal', null, null],
  ['meri grocery list me tamatar dal do', 'tamatar', null, null],
  ['add karo doodh meri list mein', 'doodh', null, null],
  ['todo mein car ki service add kar do', 'car ki service', null, null],
  ['calendar me likh do 5 december ko shadi hai', 'shadi', '2026-12-05', null],
  ['note kar lo ke parson school fees deni hai', 'school fees deni', '2026-11-27', null],
  ['note karo: chabi dukan se leni hai', 'chabi dukan se leni', null, null],
  ['کل صبح ساڑھے سات بجے بچوں کو سکول چھوڑنا ہے', 'بچوں کو سکول چھوڑنا', '2026-11-26', '07:30'],
  ['پانچ منٹ بعد چائے دیکھنا یاد کرواؤ', 'چائے دیکھنا', '2026-11-25', '11:05'],
  ['مجھے رات نو بجے امی کو فون کرنے کا یاد دلانا', 'امی کو فون کرنا', '2026-11-25', '21:00'],
  ['براہ مہربانی مجھے کل شام چھ بجے جم جانا یاد کروا دیجیے گا', 'جم جانا', '2026-11-26', '18:00'],
  ['بھائی ذرا یاد دلانا کہ سوموار کو کرایہ دینا ہے', 'کرایہ دینا', '2026-11-30', null],
  ['یاد رکھنا کہ ۳ دسمبر کو علی کی سالگرہ ہے', 'علی کی سالگرہ', '2026-12-03', null],
  ['میرے کاموں میں کپڑے دھونا شامل کر دیں', 'کپڑے دھونا', null, null],
  ['ایک نیا ٹاسک بنائیں: پریزنٹیشن تیار کرنا', 'پریزنٹیشن تیار کرنا', null, null],
  ['خریداری کی لسٹ میں ڈبل روٹی لکھ دیں', 'ڈبل روٹی', null, null],
  ['مجھے ڈیڑھ گھنٹے بعد جگا دینا', 'اٹھنا', '2026-11-25', '12:30'],
  ['الارم لگاؤ صبح پانچ بجے', 'الارم', '2026-11-26', '05:00'],
  ['6 baje ka alarm set kar dein', 'Alarm', '2026-11-25', '18:00'],
  ['alarm laga do 7:15 ka', 'Alarm', '2026-11-25', '19:15'],
  ['subah 5 bje utha dena mujhe', 'Uthna', '2026-11-26', '05:00'],
  ['kal se pehle report bhejni hai', 'report bhejni', '2026-11-25', null],
  ['bijli ka bill zaroor dena hai kal', 'bijli ka bill zaroor dena', '2026-11-26', null],
  ['doctor se appointment leni hai is hafte', 'doctor se appointment leni', '2026-11-29', null],
  ['agle mahine ki 5 tareekh ko visa interview hai', 'visa interview', '2026-12-05', null],
  ['mujhe 5 baje yaad dilana ki chai banani hai', 'chai banani', '2026-11-25', '17:00'],
  ['reminder: kal 11 baje class hai', 'class', '2026-11-26', '11:00'],
  ['kal 7 baje jim jana hai, list mein likh do', 'jim jana', '2026-11-26', '07:00'],
  ['mera task add kar do "murgi ka salan"', 'murgi ka salan', null, null],
  ['boss ko email karni hai kal 4 baje', 'boss ko email karni', '2026-11-26', '16:00'],
  ['bhai ko birthday wish karna yaad dilana kal', 'bhai ko birthday wish karna', '2026-11-26', null],
  ['9 PM ka alarm', 'Alarm', '2026-11-25', '21:00'],
  ['ہفتے کی رات خالہ کے ساتھ کھانے کا پروگرام بنائیں', 'خالہ کے ساتھ کھانے کا پروگرام', '2026-11-28', '20:00'],
  ['کل صبح پانچ بجے اٹھنا ہے', 'اٹھنا', '2026-11-26', '05:00'],
  ['دھوبی سے کپڑے لینے کے لیے یاد دلا دیں', 'دھوبی سے کپڑے لینا', null, null],
  ['چوکیدار کی تنخواہ یکم کو دینی ہے', 'چوکیدار کی تنخواہ دینی', '2026-12-01', null],
  ['mahine ki 3 tareekh ko qist bharna yaad dilana har mahine', 'qist bharna', '2026-12-03', null],
])('a new task, its title as it would stand on a list: %s', (text, title, date, time) => {
  const { commands } = interpret(text, context)

  expect(commands).toMatchObject([{ intent: 'CREATE_TASK', title, due: date && { date, time } }])
})

test('what shares the verb of the task before it is a task of its own', () => {
  const { commands, confidence } = interpret('aata lena hai aur cheeni bhi', context)
  expect(commands.map(({ title }) => title)).toEqual(['aata lena', 'cheeni'])
  expect(confidence).toBeLessThan(0.85)
})

test.each([
  'asr ki namaz ke baad dawai yaad dilana',
  'maghrib se pehle dukan band karni hai',
  'rozana 2 baar dawai leni hai',
])('asks for the hour that only the person knows: %s', (text) => {
  const { commands, doubt } = interpret(text, context)
  expect([commands, ['time', 'repetition'].includes(doubt ?? '')]).toEqual([[], true])
})
