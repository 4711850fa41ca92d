import { firstMatch, matchTail, patterns, type Word } from './pattern.ts'

/** "remind me [that I have to] call Bob", "put [that I have a] dentist appointment on my calendar". */
const openings = patterns(
  '[that] i|we [really|still|also] need|have|ought|got|must|should to',
  "[that] i|we've|ive|i've|we have|need|got a|an|the|my",
  "[that] i've|ive|we've got [to|a|an|the|my]",
  '[that] i|we must|should|gotta',
  "[that] there|there's|theres [is] a|an|the",
  'i|we ran|am|are|were [almost|nearly|all|running] out|low of|on',
  "i'm|we're|were [almost|nearly|all|running] out|low of|on",
  "[that] i'm|im|we're [having] [a|an]",
  "that i'm|i|we've|we're [have|am] [having|got]",
  'make sure [that] [there] [is|are] [the]',
  'that the|a|an',
  'that|to|for|the|a|an|about|of|really|please|also',
)

/** "remind me that rent [is due] on the 1st", "the meeting [that is] on Friday". */
const endings = patterns(
  '[which|that] is|are|starts|begins|will [be] [due|on|at|for|in|scheduled|happening|coming] [up]',
  "which|that's|thats|that is|on|at",
  "its|it's [due|on|at]",
  'it is [due|on|at]',
  'on|at|for|due|starting|beginning|from|by|every|is',
)

/** The words that one would write on the list. Nothing is taken where nothing would be left. */
export function withoutFrame(title: readonly Word[]): readonly Word[] {
  const start = firstMatch(title, 0, openings)?.end ?? 0
  const inner = start < title.length ? title.slice(start) : title
  for (const ending of endings) {
    const tail = inner.length > 1 ? matchTail(inner, 1, ending) : null
    if (tail) return inner.slice(0, tail.start)
  }
  return inner
}
