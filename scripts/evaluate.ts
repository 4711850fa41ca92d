// How well the interpreter understands, on texts that nobody wrote for it.
import { fileURLToPath } from 'node:url'
import { failuresText } from './evaluate/failures.ts'
import { calibration, confusions, figuresOf, type Judged, judgeAll } from './evaluate/figures.ts'
import { type Placed, readCases } from './evaluate/read-cases.ts'
import { report } from './evaluate/report.ts'
import { printJson } from './operator/print.ts'
import { Problem, run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run --silent evaluate -- [--file urdu] [--failures] [--json]

Interprets the cases of subgraphs/conversation/evaluation, and says how many were understood: by
file and language, what was taken for what, and how well the confidence tells right from wrong.
A third of the cases is kept apart in a folder of its own: nothing may be tuned by it, so nothing
but figures is ever shown of it.

--file      only the cases of files whose names begin so
--failures  prints each case of the open part that is not understood, instead of the report
--json      prints the figures as JSON
`

await run(async () => {
  const options = readOptions(help, {
    file: { type: 'string', default: '' },
    failures: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  if (!options) return
  const cases = await readCases(fileURLToPath(new URL('..', import.meta.url)))
  const judged = judgeAll(chosen(cases, options.file))
  if (options.json) return printJson(figures(judged))
  process.stdout.write(options.failures ? failuresText(judged) : report(judged))
})

function chosen(cases: readonly Placed[], file: string): readonly Placed[] {
  const found = cases.filter(({ kind }) => kind.startsWith(file))
  if (found.length > 0) return found
  throw new Problem(
    `No file begins with "${file}": there are ${[...new Set(cases.map(({ kind }) => kind))].join(', ')}.`,
  )
}

const figures = (judged: readonly Judged[]) => ({
  kinds: grouped(judged, ({ kind }) => kind),
  languages: grouped(judged, (one) => one.case.language),
  confusions: confusions(judged.filter(({ part }) => part === 'open')).map(({ others, ...row }) => ({
    ...row,
    others: Object.fromEntries(others),
  })),
  calibration: calibration(judged),
})

const grouped = (judged: readonly Judged[], groupOf: (one: Judged) => string) =>
  [...Map.groupBy(judged, (one) => `${one.part} ${groupOf(one)}`).values()].map((group) => ({
    part: group[0]?.part,
    name: group[0] && groupOf(group[0]),
    ...figuresOf(group),
  }))
