const upToNineteen =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'

/** "twenty" and "twenty-five" as digits; "twenty five" is two words, and read by `readCount`. */
export const numberWords: readonly (readonly [string, string])[] = [
  ...upToNineteen.split(' ').map((word, value) => [word, String(value)] as const),
  ...tens.split(' ').flatMap((word, index) =>
    upToNineteen
      .split(' ')
      .slice(0, 10)
      .map((one, value) => [value === 0 ? word : `${word}-${one}`, String((index + 2) * 10 + value)] as const),
  ),
]

/** What was read, and the first place in the run after it. */
export type Read<T> = Readonly<{ value: T; next: number }>

/** A number: "5", "1.5", "twenty five". */
export function readCount(run: readonly Readonly<{ text: string }>[], at: number): Read<number> | null {
  const [text = '', second = ''] = [run[at]?.text, run[at + 1]?.text]
  if (!/^\d{1,4}(\.\d)?$/.test(text)) return null
  if (/^[2-9]0$/.test(text) && /^[1-9]$/.test(second)) return { value: Number(text) + Number(second), next: at + 2 }
  return { value: Number(text), next: at + 1 }
}
