import type { Rule } from '../confidence.ts'
import type { Message } from '../message.ts'
import { patterns, type Word } from '../pattern.ts'
import { atEnd, type Headed } from './forms.ts'
import { has, lemmas } from './words.ts'

const named = patterns(
  `[mukammal|khatam] hogaya [he]`,
  `[mukammal|khatam] ho! gaya|chuka [he]`,
  'mukammal|khatam ho+ [he]',
  `[mukammal|khatam] kar le+|de+|chuka|+ [he]`,
  `[mukammal|khatam] kar+ [le+|de+] [he]`,
  `le|de|bhej|khared|likh|kara le+|de+|chuka [he]`,
  `le!|de!|khared|bhej le+|de+ [he]`,
  'le a+ [he]',
  'khared+|bhej+|likh+ [he]',
  'mukammal|done [he]',
)
/** Whatever the verb, "liya", "diya" and "chuka" behind it say that somebody saw it through. */
const anyVerb = patterns('* le+|de+|liye [gaya] [he]', '* chuka [he]')

/** "mehnga", "mehngi" and "mehngay" are one. */
const stemOf = (word: string): string => word.replace(/[aeiy]+h?$|[اےی]$/u, '')

/** What becomes so by itself, or is felt: nobody had it on a list. */
const states = new Set(
  Array.from(
    lemmas(`
naraz ناراض khush خوش mehnga مہنگا mehenga sasta سستا bimar بیمار beemar pareshan پریشان bore بور hairan حیران tang تنگ kharab خراب
late der دیر rat رات subah صبح sham شام barish بارش andhera اندھیرا garmi گرمی sardi سردی mushkil مشکل fail فیل accident حادثہ mood dil دل
thand ٹھنڈ pagal پاگل pyar پیار shadi شادی paida پیدا faut فوت gum گم chori چوری band بند sona so سو baat بات
khana کھانا nashta ناشتہ lunch dinner neend نیند maza مزہ maar مار faisla فیصلہ jawab جواب dhoka دھوکا
`),
    stemOf,
  ),
)
const others = lemmas('kya kyon kab kaise kahan tum agar jab bohat bahut بہت اگر جب kaash mujhe use ise inhen us usne')
const longestReport = 9
const told = lemmas('task vala')

/** "main ne bill bhar diya", "kapray dho liye", "doodh wala kaam ho gaya": what is done, and how sure that it was one of ours. */
export function reportIn(message: Message, words: readonly Word[]): (Headed & Readonly<{ rule: Rule }>) | null {
  if (isNoReport(message, words)) return null
  const known = atEnd(words, named)
  if (known && isBecomingOnly(known, words)) return null
  // Right after a reminder there is one thing that can have become so.
  const isOfReminder = known?.rest.length === 0 && message.context.hasReminded === true
  if (known) return { ...known, rule: isOfReminder || isSure(known, words) ? 'reported' : 'toldOnly' }
  const any = atEnd(words, anyVerb)
  return any && isChore(any) ? { ...any, rule: 'toldOnly' } : null
}

/** "X ho gaya" is said of the weather too; that it was a task, or done, makes it ours. */
const isSure = ({ head }: Headed, words: readonly Word[]) => !became.has(head[0]?.text ?? '') || has(words, told)
const became = lemmas('ho! hogaya')

/** "assignment submit ho gayi" and "bill ka kaam ho gaya", but not "paani garam ho gaya". */
function isBecomingOnly({ rest, head }: Headed, words: readonly Word[]): boolean {
  if (!became.has(head[0]?.text ?? '') || has(words, told) || rest.length < 2) return false
  return !deeds.has(rest.at(-1)?.text ?? '') && !links.has(rest.at(-2)?.text ?? '')
}
const deeds = lemmas(
  'submit jama جمع theek thik book wash clean saf صاف pack tayyar tayar تیار ready set add save create delete mukammal print call update pay ada ادا send order check install confirm istri استری repair renew',
)
const links = lemmas('ka ki ke ko vala')

const isChore = ({ rest, head }: Headed) => rest.length > 0 && rest.length <= 5 && head[0]?.text !== 'ke'

/** "us ne", "Ali ne": what others did is news. */
const isByOthers = (words: readonly Word[]) =>
  words.some(({ text }, at) => text === 'ne' && words[at - 1]?.text !== 'men' && words[at - 1]?.text !== 'ham')

const isNoReport = ({ tokens }: Message, words: readonly Word[]) =>
  words.length > longestReport ||
  // What ran out was not done: "dawai khatam ho gayi".
  (has(words, lemmas('khatam')) && !has(words, told)) ||
  tokens.at(-1)?.text === '?' ||
  isByOthers(words) ||
  words.some(({ text, index }) => others.has(text) || states.has(stemOf(tokens[index]?.text ?? '')))
