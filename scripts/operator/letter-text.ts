import type { Listed, Shown } from '../../kafka/operator/dead-letters.ts'
import { aligned, brief, counted, visible } from './print.ts'

/** `letters` are the newest of `total`. */
export function listText(letters: readonly Listed[], total: number): string {
  if (total === 0) return 'No dead letters.\n'
  const rows = letters.map(({ id, group, createdAt, attempts, place, error }) => [
    id,
    group,
    instant(createdAt),
    attempts,
    visible(place),
    brief(error, 80),
  ])
  const table = aligned(['id', 'group', 'since', 'tries', 'place', 'error'], rows)
  const all = counted(total, 'dead letter')
  return `${table}\n${letters.length < total ? `${all}, of which these are the newest.` : `${all}.`}\n`
}

export function letterText(letter: Shown): string {
  const { headers, body } = letter
  const facts: [string, string][] = [
    ['id', letter.id],
    ['group', letter.group],
    ['topic', visible(letter.topic)],
    ['key', letter.key === null ? '(none)' : visible(letter.key)],
    ['place', visible(letter.place)],
    ['event', letter.eventId ?? '(none that can be read)'],
    ['since', instant(letter.createdAt)],
    ['tries', String(letter.attempts)],
    ['published', letter.publishedAt ? instant(letter.publishedAt) : '(not yet)'],
    ...Object.entries(headers).map(([name, value]): [string, string] => [`header ${visible(name)}`, visible(value)]),
    ['body', body === null ? '(none)' : counted(body.byteLength, 'byte')],
  ]
  const width = Math.max(...facts.map(([name]) => name.length))
  const head = facts.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('')
  return `${head}\n${lines(letter.error)}\n${body === null ? '' : `\n${bodyText(body)}\n`}`
}

/** Whole, whatever is in it. */
export const letterJson = ({ body, ...rest }: Shown) => ({
  ...rest,
  bodyBase64: body === null ? null : body.toString('base64'),
})

const mostShown = 4_000

function bodyText(body: Buffer): string {
  const text = utf8(body)
  if (text === undefined) return short(body.subarray(0, mostShown).toString('hex').replaceAll(/(..)/g, '$1 ').trim())
  return short(lines(pretty(text)))
}

const short = (text: string) =>
  text.length > mostShown ? `${text.slice(0, mostShown)}…\n(--json gives all of it, in base64)` : text

const lines = (text: string) => text.split('\n').map(visible).join('\n')

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined // then its bytes are shown
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text // which is no JSON, and is shown as it is
  }
}

const instant = (date: Date) => `${date.toISOString().slice(0, 19)}Z`
