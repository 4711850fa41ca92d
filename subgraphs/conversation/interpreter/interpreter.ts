import { readComplete } from './complete.ts'
import { confidence, leastConfidence, lowest } from './confidence.ts'
import { readExplicitCreate, readObligation } from './create.ts'
import { readDelete } from './delete.ts'
import { afterManners } from './fillers.ts'
import { ask, type Doubt, type Finding, questions } from './finding.ts'
import type { Context, Interpretation } from './interpretation.ts'
import { readItIsDone } from './it-is-done.ts'
import { type Message, readMessage } from './message.ts'
import { readQuery } from './query.ts'
import { readQuickAdd } from './quick-add.ts'
import { isRefusal, isTakenBack } from './sentences.ts'
import { readSmallTalk } from './small-talk.ts'

export type { Command, Context, DueSlot, Interpretation, Span } from './interpretation.ts'

const longestMessage = 4000

/** The first that understands the message as a whole answers; surer readings stand before those that could be others'. */
const readings: readonly ((message: Message) => Finding | null)[] = [
  readQuickAdd,
  readSmallTalk,
  readTakenBack,
  readItIsDone,
  readExplicitCreate,
  readQuery,
  readObligation,
  readComplete,
  readDelete,
  readRefused,
]

/**
 * What a message asks for, without a model and without acting: the same text, instant and zone give the same answer. What
 * is not surely meant for us gives no command. Throws RangeError for a zone that does not exist.
 */
export function interpret(text: string, context: Context): Interpretation {
  if (Array.from(text).length > longestMessage) return asked('longMessage')

  const message = readMessage(text, context)
  for (const read of readings) {
    const finding = read(message)
    if (finding) return concluded(finding)
  }
  return asked('unknown')
}

function concluded(finding: Finding): Interpretation {
  if (finding.kind === 'ask') return asked(finding.doubt)
  if (finding.kind === 'talk') {
    const { intent, rule } = finding
    return { intent, commands: [], confidence: confidence[rule], language: 'EN', clarification: null }
  }
  const sureness = lowest(finding.rules)
  if (sureness < leastConfidence) return asked('unknown')
  const { command } = finding
  return { intent: command.intent, commands: [command], confidence: sureness, language: 'EN', clarification: null }
}

const asked = (doubt: Doubt): Interpretation => ({
  intent: 'UNKNOWN',
  commands: [],
  confidence: confidence[doubt === 'unknown' ? 'notUnderstood' : 'doubtful'],
  language: 'EN',
  clarification: questions[doubt],
})

function readTakenBack({ words }: Message): Finding | null {
  return isTakenBack(words) ? ask('negated') : null
}

// "don't forget to …" is an obligation, and was read before this.
function readRefused({ words }: Message): Finding | null {
  return isRefusal(words, afterManners(words)) ? ask('negated') : null
}
