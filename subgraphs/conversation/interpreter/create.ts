import {
  type CreateForm,
  explicitForms,
  foreignLists,
  obligationForms,
  plainLists,
  turnsOfSpeech,
  vagueVerbs,
} from './create-forms.ts'
import { afterManners, afterWishes, withoutThanks } from './fillers.ts'
import type { Finding } from './finding.ts'
import type { Message } from './message.ts'
import { newTask } from './new-task.ts'
import { firstMatch, isWhole, matchTail, pattern, patterns, type TailMatch, type Word } from './pattern.ts'

export const readExplicitCreate = (message: Message): Finding | null =>
  readForms(message, explicitForms, afterWishes(message.words))

export function readObligation(message: Message): Finding | null {
  if (message.tokens.at(-1)?.text === '?') return null
  return readForms(message, obligationForms, afterManners(message.words))
}

function readForms(message: Message, forms: readonly CreateForm[], start: number): Finding | null {
  const words = withoutThanks(message.words)
  for (const form of forms) {
    const asked = readForm(words, start, form)
    if (asked && isTask(asked, form, message)) return create(message, form, asked)
  }
  return null
}

/** What a form makes of the words: those of the title, the place after them, and what the list is called. */
type Asked = Readonly<{ title: readonly Word[]; end: number; names: readonly string[]; wantsReminder: boolean }>

const ofReminding = new Set(['remind', 'nudge', 'ping', 'reminder', 'forget', 'remember'])

function readForm(words: readonly Word[], start: number, form: CreateForm): Asked | null {
  const head = firstMatch(words, start, form.heads)
  const tail = head && tailOf(form, words, head.end)
  if (!head || (form.tails && !tail)) return null
  return {
    title: titleWords(words.slice(0, tail?.start), form, head.end),
    end: tail?.start ?? words.length,
    names: (tail ?? head).names.map(({ text }) => text),
    wantsReminder: words.slice(start, head.end).some(({ text }) => ofReminding.has(text)),
  }
}

function create(message: Message, form: CreateForm, { title, end, names, wantsReminder }: Asked): Finding {
  const { tokens, words } = message
  return newTask(message, {
    rule: form.rule,
    title: { from: title[0]?.index ?? tokens.length, to: words[end]?.index ?? tokens.length },
    // "my weekly shopping list": what kind it is stands last.
    tags: names.filter((name) => !plainLists.has(name)).slice(-1),
    ownTitle: form.ownTitle ?? null,
    wantsReminder,
  })
}

const tailOf = ({ tails = [] }: CreateForm, words: readonly Word[], from: number): TailMatch | null =>
  tails.map((tail) => matchTail(words, from + 1, tail)).find((match) => match !== null) ?? null

const articles = new Set(['the', 'a', 'an', 'some'])

function titleWords(words: readonly Word[], form: CreateForm, headEnd: number): readonly Word[] {
  const start = form.keepsNoun ? headEnd - 1 : headEnd
  const hasArticle = form.tails && start + 1 < words.length && articles.has(words[start]?.text ?? '')
  return words.slice(hasArticle ? start + 1 : start)
}

function isTask(asked: Asked, form: CreateForm, message: Message): boolean {
  if (isRefused(asked, form) || isTalk(asked, message) || isOfTasks(asked, form)) return false
  const isTimed = message.phrases.length > 0
  if (form.ownTitle !== undefined) return isTimed
  return form.rule !== 'obliged' || obliges(asked, isTimed)
}

const isRefused = ({ title, names }: Asked, { refuses }: CreateForm) =>
  refuses?.has(title[0]?.text ?? '') === true || names.some((name) => foreignLists.has(name))

const persons = new Set('you me us him her it them that this'.split(' '))
const auxiliaries = new Set('is are am was were do does did can could will would should have has'.split(' '))

/** "remind me of you", "remind me, are you a robot?" */
function isTalk({ title }: Asked, { tokens }: Message): boolean {
  const first = title[0]?.text ?? ''
  return (title.length === 1 && persons.has(first)) || (tokens.at(-1)?.text === '?' && auxiliaries.has(first))
}

const everyTask = patterns('[all] [of] my|the [open] tasks|todos|to-dos|agenda|schedule|list')
const doneAtEnd = pattern('as|to done|complete|completed|finished')

/** "remind me of my tasks" asks for the list, "set call mum as done" for the end of one of them. */
const isOfTasks = ({ title }: Asked, { keepsNoun }: CreateForm) =>
  isWhole(title, 0, everyTask) || (keepsNoun === true && matchTail(title, 0, doneAtEnd) !== null)

function obliges({ title }: Asked, isTimed: boolean): boolean {
  // "I need to tell you something" is said to us, not for us to keep.
  if (title.some(({ text }) => text === 'you') || isWhole(title, 0, turnsOfSpeech)) return false
  return isTimed || !vagueVerbs.has(title[0]?.text ?? '')
}
