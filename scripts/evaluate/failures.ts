import type { Command, Interpretation } from '../../subgraphs/conversation/interpreter/interpreter.ts'
import { visible } from '../operator/print.ts'
import type { Expected } from './case.ts'
import type { Judged } from './figures.ts'

/** Every case of the open part that is not right; of what is kept apart no word is ever shown. */
export const failuresText = (judged: readonly Judged[]): string =>
  judged
    .filter(({ part, outcome }) => part === 'open' && outcome !== 'RIGHT')
    .map(failureText)
    .join('\n')

function failureText({ kind, outcome, wrong, case: given, expected, got }: Judged): string {
  const { text, after, now, timeZone } = given
  return [
    `${outcome}${wrong.length > 0 ? ` ${wrong.join(' ')}` : ''}  ${kind}  ${now.toISOString()} ${timeZone}`,
    ...(after ? [`  after    ${visible(after.said)}`] : []),
    `  said     ${visible(text)}`,
    `  expected ${expectedText(expected)}`,
    `  got      ${gotText(got)}`,
    '',
  ].join('\n')
}

const expectedText = (expected: Expected) =>
  expected === 'nothing' ? expected : expected.map((command) => JSON.stringify(command)).join('\n           ')

const gotText = ({ intent, commands, doubt, confidence }: Interpretation) =>
  commands.length > 0
    ? `${confidence} ${commands.map((command) => JSON.stringify(brief(command))).join('\n           ')}`
    : `${confidence} ${intent}${doubt ? ` (${doubt})` : ''}`

/** Without what is empty, and what only matters to whoever shows the text. */
const brief = ({ spans: _, ...command }: Command) =>
  Object.fromEntries(
    Object.entries(command).filter(([, value]) => value !== null && value !== false && !isEmpty(value)),
  )

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0
