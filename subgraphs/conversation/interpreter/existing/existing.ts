import { afterManners, afterWishes, withoutThanks } from '../fillers.ts'
import { type Finding, withRule } from '../finding.ts'
import type { Message } from '../message.ts'
import { firstMatch, patterns, type Word } from '../pattern.ts'
import { onlyAsks } from '../sentences.ts'
import { readCancelReminder } from './cancel-reminder.ts'
import { readSetReminder } from './remind.ts'
import { readMoved, readReschedule } from './reschedule.ts'
import type { Said } from './said.ts'
import { readSimple, readTold } from './simple.ts'
import { readSnooze } from './snooze.ts'
import { readUndo } from './undo.ts'
import { readImportance, readRename, readUpdate } from './update.ts'

type Read = (message: Message, said: Said) => Finding | null

const early: readonly Read[] = [readSnooze, readSetReminder, readCancelReminder]
const asked: readonly Read[] = [readUpdate, readSimple, readReschedule, readRename]
const told: readonly Read[] = [readTold, readMoved, readImportance]

/** "oops, put it back": the whole message, whatever its clauses are. */
export const readTakingBack = (message: Message): Finding | null => firstOf(message, [readUndo])

/** What could be taken for a new task: "remind me again in 20 minutes", "remind me an hour before the dentist". */
export const readReminders = (message: Message): Finding | null => firstOf(message, early)

/** What is done to tasks that exist. */
export const readExisting = (message: Message): Finding | null => firstOf(message, asked)

/** What is told of them: "the laundry is done", "the dentist is at 5 now". */
export const readNews = (message: Message): Finding | null => firstOf(message, told)

const hesitations = new Set(['maybe', 'perhaps', 'possibly'])
const musings = patterns(
  'can|could|may i',
  'i|we need|have to',
  "remember|don't|dont [forget] to",
  'do not forget to',
  'i think i should|need',
)

/** "maybe move …", "can I move …", "remember to move …": thought aloud, or still to be done by whoever says it. */
const hesitates = (words: readonly Word[], start: number): boolean =>
  words
    .slice(0, start)
    .some(({ text }, at, manners) => hesitations.has(text) || firstMatch(manners, at, musings) !== null)

function firstOf(message: Message, reads: readonly Read[]): Finding | null {
  if (onlyAsks(message)) return null
  const words = withoutThanks(message.words)
  const manners = afterManners(message.words)
  const start = afterWishes(message.words)
  const said = { words, start: Math.min(start, words.length), isWish: start > manners }
  for (const read of reads) {
    const finding =
      read(message, said) ?? (start > manners ? read(message, { words, start: manners, isWish: false }) : null)
    if (finding) return hesitates(words, said.start) ? withRule(finding, 'toldOnly') : finding
  }
  return null
}
