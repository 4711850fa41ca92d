import { confidence } from '../../subgraphs/conversation/interpreter/confidence.ts'
import { aligned, brief } from '../operator/print.ts'
import {
  type Calibrated,
  type Confusion,
  calibration,
  confusions,
  type Figures,
  figuresOf,
  type Judged,
} from './figures.ts'

/** What is open and what is kept apart side by side: where the first is much better, it was learned by heart. */
export function report(judged: readonly Judged[]): string {
  const parts = Map.groupBy(judged, ({ part }) => part)
  const [open, apart] = [parts.get('open') ?? [], parts.get('kept-apart') ?? []]
  return [
    legend,
    table('kind', open, apart, ({ kind }) => kind),
    table('language', open, apart, languageOf),
    `What was expected, and what came instead (open part; in brackets: asked)\n${confusionText(confusions(open))}`,
    `How sure, and how often right (open and kept apart together)\n${calibrationText(calibration(judged))}`,
  ].join('\n')
}

const legend = `Per cent of cases, open | kept apart.
  int  the right commands          act  done what nobody asked for, the worst
  cmd  the same, with all slots    ask  asked, where a command was due
  tim, odd  of those that say when: the right time, and another than that
`

const languageOf = ({ case: { language, expect } }: Judged) => `${language}${expect === 'nothing' ? ', nothing' : ''}`

const columns = ['n', 'int', 'cmd', 'tim', 'odd', 'act', 'ask'] as const

function table(
  name: string,
  open: readonly Judged[],
  apart: readonly Judged[],
  groupOf: (one: Judged) => string,
): string {
  const names = [...new Set([...open, ...apart].map(groupOf))]
  const row = (title: string, isIn: (one: Judged) => boolean) =>
    [title, ...cells(open.filter(isIn)), '|', ...cells(apart.filter(isIn))].map(padded).join('').concat('\n')
  const head = [name, ...columns, '|', ...columns].map(padded).join('').concat('\n')
  return `${head}${names.map((group) => row(group, (one) => groupOf(one) === group)).join('')}${row('all', () => true)}`
}

const padded = (cell: string, column: number) =>
  column === 0 ? cell.padEnd(17) : cell.padStart(cell === '|' ? 2 : 4 + Number(column % 8 === 1))

const cells = (judged: readonly Judged[]): readonly string[] => {
  const { cases, intent, command, time, wrongTime, acts, asked }: Figures = figuresOf(judged)
  return [String(cases), ...[intent, command, time, wrongTime, acts, asked].map(percent)]
}

const percent = (share: number | null) =>
  share === null ? '-' : share > 0 && share < 0.095 ? (share * 100).toFixed(1) : String(Math.round(share * 100))

const confusionText = (rows: readonly Confusion[]) =>
  aligned(
    ['expected', 'right', 'of', 'instead'],
    rows.map(({ expected, right, cases, others }) => [
      expected,
      right,
      cases,
      brief([...others].map(([name, count]) => `${name} ${count}`).join(', '), 44),
    ]),
  )

const calibrationText = (rows: readonly Calibrated[]) =>
  aligned(
    ['is', 'should be', 'right', 'of', 'classes'],
    rows.map(({ confidence: is, share, right, cases }) => [
      is.toFixed(2),
      share.toFixed(2),
      right,
      cases,
      brief(classesOf(is).join(', '), 46),
    ]),
  )

const classesOf = (number: number) =>
  Object.entries(confidence).flatMap(([name, value]) => (value === number ? [name] : []))
