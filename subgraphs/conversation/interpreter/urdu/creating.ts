import type { Rule } from '../confidence.ts'
import { ask, type Finding } from '../finding.ts'
import { bare, type Language } from '../interpretation.ts'
import type { Message } from '../message.ts'
import { createCommand, markSpans } from '../new-task.ts'
import { patterns, type Word } from '../pattern.ts'
import { taskTimes } from '../said-times.ts'
import { isTooLong, slotText } from '../title.ts'
import { atEnd, type Headed, headed } from './forms.ts'
import { withoutList } from './lists.ts'
import { isInfinitive } from './said.ts'
import { asking, foreign, has, lemmas, negations, stretchOf, untied } from './words.ts'

const asks = 'kar!|de!|le!|laga!|bana!|rakh!|dal!'

const reminding = patterns(
  'yad dila|kara de!|kar!',
  'yad dila!|kara!',
  'yad dila- reh!|kar!',
  'yad dila de+ kar!',
  'yad dila+ kar!',
  'yad rakh!',
  'yaddihani|remind|alert|remind [kar|kara|bhej] kara!|bhej!|de!|kar!',
  'yad dihani [kar|kara] kara!|kar!|de!',
  `[ek] [new] reminder|alert|yaddihani [laga|set|bana|add|create|de|schedule|save|kar] [kar|de] ${asks}`,
  `[ek] [new] yad dihani [laga|set|bana|add|create|de] ${asks}`,
  'bhul-|bhul! mat|na|nahi de!',
  'bhul mat|na|nahi ja!',
)
const alarm = patterns(`[ek] [new] alarm [laga|set|bana|add|create|on] [kar|de] ${asks}`)
const waking = patterns('jaga|utha de!', 'jaga!|utha!')
const ofTask = patterns(
  `[ek] [new] task|event|note [men|par] add|create|bana|set|likh|dal|save|schedule [kar] ${asks}|likh!`,
  '[ek] [new] task|event|note [men|par] bana!|likh!|dal!',
  'new task|event|reminder [ye] [he]',
)
const adding = patterns(`add|note|schedule|create [kar|bana] kar!|de!|le!`, 'likh le!', 'likh rakh!')
const storing = patterns(`save|set|dal|rakh|likh|laga [kar] ${asks}`, 'likh!|dal!|rakh!|laga!')
const telling = patterns('bata de!', 'bata!')
const notForgetting = patterns('mat|na|nahi bhul!', 'bhul! mat|nahi|na', 'bhul na ja!')

type Asked = Readonly<{
  words: readonly Word[]
  rule: Rule
  wantsReminder: boolean
  tags: readonly string[]
  own: string | null
}>

const asked = (words: readonly Word[], rule: Rule, more: Partial<Asked> = {}): Asked => ({
  words,
  rule,
  wantsReminder: false,
  tags: [],
  own: null,
  ...more,
})

/** What asks for a new task in so many words. */
export function readCreate(message: Message, words: readonly Word[], language: Language): Finding | null {
  if (message.tokens.at(-1)?.text === '?' && has(words, asking)) return null
  const found =
    labelled(message) ??
    remindOf(words) ??
    wakingOf(message, words, language) ??
    addOf(message, words) ??
    tellOf(message, words)
  return found && made(message, found)
}

/** "کام: الماری ٹھیک کروانا" */
function labelled({ words, tokens }: Message): Asked | null {
  const [label, first] = words
  const isLabel = label?.index === 0 && (label.text === 'task' || label.text === 'reminder') && tokens[1]?.text === ':'
  return isLabel && first ? asked(words.slice(1), 'quickAdd', { wantsReminder: label.text === 'reminder' }) : null
}

function remindOf(words: readonly Word[]): Asked | null {
  const forgetting = headed(words, notForgetting)
  if (forgetting && forgetting.rest.length > 0) return asked(forgetting.rest, 'obliged', { wantsReminder: true })
  const head = headed(words, reminding)
  if (!head || isNegated(head)) return null
  return asked(head.rest, 'explicit', { wantsReminder: true })
}

/** "bhoolne mat dena" has its own no. */
const isNegated = ({ rest, head }: Headed) =>
  !has(head, lemmas('bhul! bhul-')) && negations.has(rest.at(-1)?.text ?? '') && !has(head.slice(0, 1), lemmas('bhul'))

function wakingOf({ phrases, repeats }: Message, words: readonly Word[], language: Language): Asked | null {
  if (phrases.length + repeats.length === 0) return null
  const isUrdu = language === 'UR'
  const ringing = headed(words, alarm)
  if (ringing) return asked(ringing.rest, 'explicit', { own: isUrdu ? 'الارم' : 'Alarm', wantsReminder: true })
  const woken = headed(words, waking)
  if (!woken || untied(woken.rest).length > 0) return null
  return asked([], 'explicit', { own: isUrdu ? 'اٹھنا' : 'Uthna', wantsReminder: true })
}

function addOf(message: Message, words: readonly Word[]): Asked | null {
  const { rest, tags, isListed, isForeign } = withoutList(words, message)
  if (isForeign || isOthers(message, rest)) return null
  const isTimed = message.phrases.length + message.repeats.length > 0
  const head = headed(rest, ofTask)
  if (head) return asked(head.rest, 'explicit', { tags })
  const added = headed(rest, adding)
  if (added && (isListed || !has(added.rest, asking)))
    return asked(added.rest, isListed ? 'explicit' : 'bareVerb', { tags })
  const stored = isListed ? headed(rest, storing) : isTimed ? atEnd(rest, storing) : null
  if (!stored) return null
  // "5 baje gana laga do": a verb that says so little needs the list, or something that stands in calendars.
  return isListed || has(stored.rest, lemmas('meeting event'))
    ? asked(stored.rest, isListed ? 'explicit' : 'bareVerb', { tags })
    : null
}

const isOthers = ({ tokens }: Message, words: readonly Word[]) =>
  words.some(({ text, index }) => foreign.has(text) || foreign.has(tokens[index]?.text ?? ''))

/** "5 baje bata dena ke dawai leni hai" */
function tellOf({ phrases, repeats, tokens }: Message, words: readonly Word[]): Asked | null {
  const head = headed(words, telling)
  if (!head || phrases.length + repeats.length === 0 || has(head.rest, asking)) return null
  const chore = untied(head.rest)
  const last = tokens[chore.at(-1)?.index ?? -1]
  return last && isInfinitive(last) ? asked(head.rest, 'obliged', { wantsReminder: true }) : null
}

const obliges = lemmas('he parega hoga chahiye')
const feelings = lemmas(
  'sona jana kehna kahna puchna poochna sochna batana rona marna hansna baat bolna سونا کہنا پوچھنا بتانا رونا بولنا janna seekhna dekhna sunna',
)

/** "mujhe kal doodh lena hai", "bijli ka bill dena hai" */
export function readObligation(message: Message, words: readonly Word[]): Finding | null {
  const { tokens, phrases, repeats } = message
  if (has(words, asking) || has(words, negations) || tokens.at(-1)?.text === '?' || isOthers(message, words))
    return null
  const isObliged = obliges.has(words.at(-1)?.text ?? '')
  const chore = untied(words)
  const last = tokens[chore.at(-1)?.index ?? -1]
  const isTimed = phrases.length + repeats.length > 0
  if (!last || chore.length < 2 || !isInfinitive(last)) return isTimed ? readAppointment(message, words) : null
  if (!isTimed && (feelings.has(last.text) || !isObliged || has(words, lemmas('tum')))) return null
  return made(message, asked(words, isObliged ? 'obliged' : 'guessedTime'))
}

const kept = lemmas('meeting event')

/** "kal 3 baje meeting hai": told, and not asked for. */
function readAppointment(message: Message, words: readonly Word[]): Finding | null {
  const event = untied(words)
  const isEvent = event.length > 0 && event.length <= 6 && kept.has(event.at(-1)?.text ?? '')
  return isEvent && !has(event, lemmas('mera tum list task')) ? made(message, asked(event, 'guessedTime')) : null
}

/** The task, or the question that must be answered first. */
function made(message: Message, { words, rule, wantsReminder, tags, own }: Asked): Finding {
  const title = stretchOf(message, untied(words))
  const times = taskTimes(message, title)
  if (typeof times === 'string') return ask(times)
  const slot = slotText(message, 'title', title, [...times.lifted, ...message.marks, ...manners(message, title)])
  const text = slot.text || own || ''
  const said = { due: times.due, recurrence: times.recurrence, reminders: times.reminders }
  const spans = [...slot.spans, ...times.spans, ...markSpans(message, message.marks)]
  const command = createCommand({ title: text, times: said, marks: message.marks, tags, wantsReminder, spans })
  if (text === '') return ask('noTitle', { asks: 'TITLE', commands: [command], index: 0 })
  if (isTooLong(text)) return ask('longTitle')
  if (times.reminders && !times.due)
    return ask('time', { asks: 'TIME', commands: [{ ...bare('CREATE_TASK'), ...command }], index: 0 })
  return { kind: 'command', command, rules: times.isGuess ? [rule, 'guessedTime'] : [rule] }
}

const inside = lemmas('mujhe please zara')

/** "doodh mujhe lena": to whom and how politely is no part of the title. */
const manners = ({ words }: Message, { from, to }: { from: number; to: number }) =>
  words
    .filter(({ text, index }) => index >= from && index < to && inside.has(text))
    .map(({ index }) => ({ from: index, to: index + 1 }))
