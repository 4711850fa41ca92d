import {
  type CreateForm,
  explicitForms,
  foreignLists,
  obligationForms,
  plainLists,
  vagueVerbs,
} from './create-forms.ts'
import { afterManners, afterWishes, withoutThanks } from './fillers.ts'
import type { Finding } from './finding.ts'
import type { Message } from './message.ts'
import { newTask } from './new-task.ts'
import { firstMatch, matchTail, type TailMatch, type Word } from './pattern.ts'

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
type Asked = Readonly<{ title: readonly Word[]; end: number; names: readonly string[] }>

function readForm(words: readonly Word[], start: number, form: CreateForm): Asked | null {
  const head = firstMatch(words, start, form.heads)
  const tail = head && tailOf(form, words, head.end)
  if (!head || (form.tails && !tail)) return null
  return {
    title: titleWords(words.slice(0, tail?.start), form, head.end),
    end: tail?.start ?? words.length,
    names: (tail ?? head).names.map(({ text }) => text),
  }
}

function create(message: Message, form: CreateForm, { title, end, names }: Asked): Finding {
  const { tokens, words } = message
  return newTask(message, {
    rule: form.rule,
    title: { from: title[0]?.index ?? tokens.length, to: words[end]?.index ?? tokens.length },
    // "my weekly shopping list": what kind it is stands last.
    tags: names.filter((name) => !plainLists.has(name)).slice(-1),
    ownTitle: form.ownTitle ?? null,
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

function isTask({ title, names }: Asked, form: CreateForm, { phrases }: Message): boolean {
  const first = title[0]?.text ?? ''
  if (form.refuses?.has(first) || names.some((name) => foreignLists.has(name))) return false
  if (form.ownTitle !== undefined) return phrases.length > 0
  if (form.rule !== 'obliged') return true
  // "I need to tell you something" is said to us, not for us to keep.
  return !title.some(({ text }) => text === 'you') && (phrases.length > 0 || !vagueVerbs.has(first))
}
