// How many next occurrences a second, for common rules and for the worst that fuzzing finds: `node bench/recurrence.ts [rules]`.
import fc from 'fast-check'
import { checkStart } from '../platform/recurrence/check-start.ts'
import { nextSlot } from '../platform/recurrence/expand.ts'
import { localRule } from '../platform/recurrence/local-rule.ts'
import { parseRule } from '../platform/recurrence/parse-rule.ts'
import { ruleOf, ruleTexts, starts } from '../platform/recurrence/rules.fixture.ts'
import { nextOccurrence } from '../subgraphs/task/domain/recurrence/next-occurrence.ts'

const goals = { perSecond: 20_000, milliseconds: 50 }
const fuzzed = Number(process.argv[2] ?? 3_000)

const common = [
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=DAILY;COUNT=5000',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
  'FREQ=WEEKLY;BYDAY=MO;COUNT=1000',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=YEARLY',
  'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
  'FREQ=HOURLY;INTERVAL=5',
]

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1).join()
const dear = [
  `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${upTo(23)};BYMINUTE=${upTo(59)};BYSETPOS=1,-1;COUNT=250`,
  `FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=${upTo(23)};BYSETPOS=${upTo(46)};COUNT=60000`,
  `FREQ=HOURLY;BYYEARDAY=${upTo(100)};BYDAY=MO;BYMONTHDAY=1;COUNT=300`,
  'FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR;BYMONTH=1;BYMONTHDAY=1;COUNT=20',
  'FREQ=YEARLY;INTERVAL=20;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO',
]
// Ten years ago, so that what goes through all since the start shows.
const start = '2016-11-23T17:00'
const finished = { slot: '2026-11-20T17:00', at: new Date('2026-11-21T12:00:00Z'), made: 1 }
const timeZone = 'Europe/Berlin'

/** From the text that is stored to the slot, as completing a task does it. */
function complete(text: string): string | null {
  const parsed = parseRule(text)
  if ('problems' in parsed) throw new Error(parsed.problems.join('; '))
  return nextOccurrence({ rule: localRule(parsed.rule, timeZone), anchor: 'DUE', start, timeZone }, finished)
}

/** Of this process, whatever else the machine does. */
const cpuMilliseconds = () => process.cpuUsage().user / 1000

function perSecond(once: () => unknown): number {
  for (let round = 0; round < 2_000; round += 1) once()
  const began = cpuMilliseconds()
  let rounds = 0
  for (; cpuMilliseconds() - began < 500; rounds += 100) for (let each = 0; each < 100; each += 1) once()
  return Math.round((rounds / (cpuMilliseconds() - began)) * 1000)
}

function worstOf(rules: number) {
  let worst = { milliseconds: 0, steps: 0, rule: '', start: '', after: '' }
  const generated = fc.sample(fc.tuple(ruleTexts, starts, fc.integer({ min: 2020, max: 9998 })), rules)
  const questions = [...generated, ...dear.map((rule) => [rule, '2044-02-29T00:00', 9998] as const)]
  for (const [text, start, year] of questions) {
    const rule = ruleOf(text)
    const steps = { taken: 0 }
    const after = `${year}-03-01T12:00`
    const began = cpuMilliseconds()
    if (checkStart(rule, start).length > 0) continue
    nextSlot(rule, start, after, steps)
    const milliseconds = cpuMilliseconds() - began
    if (milliseconds > worst.milliseconds) worst = { milliseconds, steps: steps.taken, rule: text, start, after }
  }
  return worst
}

const rates = common.map((rule) => {
  const nextSlots = perSecond(() => nextSlot(ruleOf(rule), start, finished.slot))
  return { rule, 'slots a second': nextSlots, 'occurrences a second, in a zone': perSecond(() => complete(rule)) }
})
console.table(rates)
console.log(`goal: ${goals.perSecond.toLocaleString('en')} slots a second, read from text each time`)
console.log(`the longest of ${fuzzed} fuzzed ones, the check of its start and a search together:`, worstOf(fuzzed))
console.log(`goal: ${goals.milliseconds} ms at most`)
if (rates.some((rate) => rate['slots a second'] < goals.perSecond)) process.exitCode = 1
