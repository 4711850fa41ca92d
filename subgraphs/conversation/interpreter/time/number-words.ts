const upToNineteen =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )

/** "twenty" and "twenty-five"; "twenty five" is two words, and read by `readCount`. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...upToNineteen.map((word, value) => [word, value] as const),
  ...tens.flatMap((word, index) =>
    upToNineteen
      .slice(0, 10)
      .map((one, value) => [value === 0 ? word : `${word}-${one}`, index * 10 + 20 + value] as const),
  ),
])

export const ordinalWords: ReadonlyMap<string, number> = new Map([
  ...ordinals.map((word, index) => [word, index + 1] as const),
  ...ordinals.slice(0, 9).map((word, index) => [`twenty-${word}`, index + 21] as const),
  ['thirtieth', 30],
  ['thirty-first', 31],
])

/** What was read, and the first place in the run after it. */
export type Read<T> = Readonly<{ value: T; next: number }>

type Word = Readonly<{ text: string; kind: string; value: number }>

/** A number: "5", "1.5", "twenty five". */
export function readCount(run: readonly Word[], at: number): Read<number> | null {
  const [first, second] = [run[at], run[at + 1]]
  if (first?.kind !== 'number') return null
  const isTens = first.value >= 20 && first.value < 100 && first.value % 10 === 0
  const isOne = second?.kind === 'number' && second.value >= 1 && second.value <= 9
  // "20 5" in digits are two numbers.
  if (isTens && isOne && !/^\d/.test(first.text)) return { value: first.value + second.value, next: at + 2 }
  return { value: first.value, next: at + 1 }
}

/** "15th", "fifteenth", "twenty fifth". */
export function readOrdinal(run: readonly Word[], at: number): Read<number> | null {
  const [first, second] = [run[at], run[at + 1]]
  if (first?.kind === 'ordinal') return { value: first.value, next: at + 1 }
  const isTens = first?.kind === 'number' && (first.text === 'twenty' || first.text === 'thirty')
  return isTens && second?.kind === 'ordinal' && second.value < 10
    ? { value: first.value + second.value, next: at + 2 }
    : null
}
