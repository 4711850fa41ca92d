/** Rows as aligned columns; the last is not padded, and numbers stand to the right. */
export function aligned(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => String(line[column] ?? '').length)))
  const isNumber = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'))
  const cell = (line: readonly (string | number)[], column: number) => {
    const text = String(line[column] ?? '')
    if (isNumber[column]) return text.padStart(widths[column] ?? 0)
    return column === head.length - 1 ? text : text.padEnd(widths[column] ?? 0)
  }
  return lines
    .map((line) => `${line.map((_, column) => cell(line, column)).join('  ')}`.trimEnd().concat('\n'))
    .join('')
}

/** What came from outside as text that a terminal shows and does not obey. */
export const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (odd) => `\\u{${odd.codePointAt(0)?.toString(16)}}`)

/** At most so many characters, on one line. */
export function brief(text: string, most: number): string {
  const line = visible(text.replaceAll(/\s+/g, ' ').trim())
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const

/** `3 h`, in the largest unit that fits. */
export function duration(seconds: number): string {
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? ['s', 1]
  return `${Math.round(seconds / length)} ${unit}`
}

/** `3 events`, `1 event`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
