import type { Rule } from './confidence.ts'
import { type Pattern, patterns } from './pattern.ts'

/**
 * A way to ask for a task: how it begins, and for some how it must end. What stands between is the title; with
 * `keepsNoun` the head's last word belongs to it ("schedule a |meeting with Bob").
 */
export type CreateForm = Readonly<{
  rule: Rule
  heads: readonly Pattern[]
  tails?: readonly Pattern[]
  keepsNoun?: true
  /** The title when none is said. Such a form needs a time. */
  ownTitle?: string
  /** First words of what is not a task after all. */
  refuses?: ReadonlySet<string>
}>

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** "remind me what she said" is a question, "remind me when I get home" needs a place. */
const questionWords = words(
  "what who whom whose how why where which whether if when what's whats who's whos how's where's when's why's",
)

/** "I must say" obliges to nothing. */
const idleVerbs = words(
  'say admit know agree understand confess laugh believe wonder apologize apologise disagree die ask',
)

const about = '[for] [me] [to|that|about|called|named|titled|saying|of|for]'

const byNoun = patterns(
  `create|add|make|set|open|start|schedule|log|put|file|enter|give [up|down] [me] [a|an|the|another|one|this] [new|quick|simple|little] task|todo|to-do|reminder ${about}`,
  `new task|todo|to-do|reminder ${about}`,
  'todo|to-do [to]',
  'i need|want|require [a|an|another] [new] reminder|task to|for|about',
  'make a note to',
)

const byReminder = patterns('remind|nudge|ping me|us [again] [please|pls|kindly] [to|about|of|that]')

const byEvent = patterns(
  'schedule|add|create|plan|arrange|book|set|organise|organize [up] [a|an|the|another|my] [new] meeting|appointment|interview|lunch|dinner|breakfast|visit|standup|session|call|checkup|haircut|lesson',
)

const verbsOfLists = patterns('add|put|stick|place|throw|write|enter|note [down]')
const lists = patterns(
  'to|on|onto|in|into my|the|our|a [*] [*] list',
  'to|on|onto|in|into my|the|our calendar|diary|agenda|schedule|planner|tasks|todos|to-dos',
)

/** The ones that say task, reminder, list or calendar: nothing but a task can be meant. */
export const explicitForms: readonly CreateForm[] = [
  { rule: 'explicit', heads: byNoun, refuses: words('app apps list lists manager management force bar') },
  { rule: 'explicit', heads: byReminder, refuses: questionWords },
  { rule: 'explicit', heads: verbsOfLists, tails: lists },
  { rule: 'explicit', heads: patterns('add|put to|on my|the|our [*] [*] list') },
  {
    rule: 'explicit',
    heads: patterns('set|create|add|make [me] [an|a|the|another] [new] alarm [for|at|called] [me] [to]'),
    ownTitle: 'Alarm',
  },
  { rule: 'explicit', heads: patterns('wake me [up] [to]'), ownTitle: 'Wake up' },
  { rule: 'explicit', heads: byEvent, keepsNoun: true },
]

/** An obligation told to someone who keeps obligations. */
export const obligationForms: readonly CreateForm[] = [
  {
    rule: 'obliged',
    heads: patterns(
      "don't|dont forget to|about",
      'do not forget to|about',
      "don't|dont|never let me forget to|about",
      "make sure i|we don't|dont forget [to|about]",
      'make sure i|to [remember] [to]',
      'help me [to] remember to',
      'remember to',
      'note to self',
      "i|we mustn't|can't|cannot forget to",
      'i must|can not forget to',
    ),
  },
  {
    rule: 'obliged',
    heads: patterns(
      'i [really|still|also] need|have to',
      "i've got to",
      "i've to",
      'i have got to',
      'i [really|still|also] must|gotta',
      "i'll|i will need|have to",
      "i'm|i am supposed to",
    ),
    refuses: idleVerbs,
  },
]

/** "I need to get a life": said of oneself, for nobody to keep. */
export const turnsOfSpeech = patterns(
  'get a life|grip|clue',
  'get over it',
  'move on',
  'calm|settle down',
  'grow|cheer up',
)

/** "I need to be at the airport at 6" is a task, "I need to be honest" is none: these take a time. */
export const vagueVerbs = words('be go talk sleep rest think feel hear cry pee eat')

/** Lists that are kept by other programs. */
export const foreignLists = words(
  'play playlist music song songs contact contacts friend friends guest mailing block blocked favourite favourites favorite favorites',
)

/** Words that say that it is a list, not which one: no tag. */
export const plainLists = words('to-do todo todos to-dos do task tasks my own')
