import { expect, test } from 'vitest'
import type { Context } from './interpretation.ts'
import { languageOf } from './language.ts'
import { tokenize } from './tokens.ts'

const nowhere = { now: new Date('2026-11-25T10:00:00Z'), timeZone: 'UTC' }
const languageIn = (text: string, locale?: Context['locale']) =>
  languageOf(tokenize(text), locale ? { ...nowhere, locale } : nowhere)

test.each([
  ['remind me to buy milk tomorrow', 'EN'],
  ['call Kal at 5', 'EN'],
  ['kal', 'EN'],
  ['remind me to read «کل»', 'EN'],
  ['mark the roz report as done', 'EN'],
  ['کل میٹنگ ہے', 'UR'],
  ['کل meeting add کر دو', 'UR'],
  ['+ meeting with jane tomorrow', 'EN'],
  ['lunch with sara and karen', 'EN'],
  ['call jane', 'EN'],
  ['doctor ke paas jane ka yaad dilana', 'UR_LATN'],
  ['kal meeting hai', 'UR_LATN'],
  ['task add karo', 'UR_LATN'],
  ['reminder set kar do please', 'UR_LATN'],
  ['mjhe kl yaad dila dena', 'UR_LATN'],
  ['nahi', 'UR_LATN'],
  ['kal 5 baje meeting', 'UR_LATN'],
  ['list dikhao', 'UR_LATN'],
  ['11 pm ka alarm', 'UR_LATN'],
  ['beti ki dawai', 'UR_LATN'],
  ['dinner with Kim and Sara', 'EN'],
  ['Ko Samui trip next month', 'EN'],
  ['birthday program for Zara on Sunday', 'EN'],
  ['call Kaka', 'EN'],
  ['lunch, Aslam, Karim, Noor', 'EN'],
  ['call Karen on Friday', 'EN'],
  ['call Lena', 'EN'],
  ['lunch with Sara', 'EN'],
  ['email Dia tomorrow', 'EN'],
  ['doodh lena', 'UR_LATN'],
  ['ghar jana', 'UR_LATN'],
  ['pay Hamza and Bilal', 'EN'],
  ['meet Jana at the bar', 'EN'],
])('its letters and function words tell: %s', (text, language) => {
  expect(languageIn(text)).toBe(language)
})

test('where no word tells, the language of the person does', () => {
  expect([languageIn('5?', 'UR'), languageIn('👍', 'UR'), languageIn('5?')]).toEqual(['UR', 'UR', 'EN'])
  expect(languageIn('buy milk', 'UR')).toBe('EN')
})
