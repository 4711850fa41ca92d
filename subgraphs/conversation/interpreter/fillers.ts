import { firstMatch, matchTail, type Pattern, patterns, type Word } from './pattern.ts'

const polite = patterns(
  'hey|hi|hello|ok|okay|please|pls|plz|so|well|um|uh|also|now|just|kindly|tickler|assistant|alright|yo|and|then|oh|dear|quickly',
  'can|could|would|will you',
  'go ahead and',
)

/** Before "create a task" these are manners; before "finish the report" they are an obligation. */
const wishes = patterns(
  'i|we want|need|have to',
  "i'd|we'd like|love to",
  'i would like|love to',
  "i|i'd [would] want|need|like you to",
  'can|could|may i',
  "let's",
  'let us|me',
  'i think i should|need',
)

const thanks = patterns(
  'please|pls|plz|thanks|thx|ok|okay',
  'thank you [so|very] [much]',
  'thanks a|so|very lot|much',
  'thanks in advance',
)

/** Nobody is politer than this, and a message of "please" alone must not take longer for it. */
const mostFillers = 8

/** The first word that is not manners. */
export const afterManners = (words: readonly Word[]): number => skip(words, polite)

/** The first word that is neither manners nor a wish: "I'd like to", "can I". */
export const afterWishes = (words: readonly Word[]): number => skip(words, [...polite, ...wishes])

function skip(words: readonly Word[], fillers: readonly Pattern[]): number {
  let start = 0
  for (let filler = 0; filler < mostFillers; filler += 1) start = firstMatch(words, start, fillers)?.end ?? start
  return start
}

/** The words without "please" and "thanks" at their end. */
export function withoutThanks(words: readonly Word[]): readonly Word[] {
  let end = words.length
  for (let filler = 0; filler < mostFillers; filler += 1) {
    const last = words.slice(Math.max(0, end - 8), end)
    const tail = thanks.map((candidate) => matchTail(last, 0, candidate)).find((match) => match !== null)
    end -= tail ? last.length - tail.start : 0
  }
  return words.slice(0, end)
}
