import { fileURLToPath } from 'node:url'
import { readCases } from '../../scripts/evaluate/read-cases.ts'
import type { Context } from '../../subgraphs/conversation/interpreter/interpreter.ts'

export type Message = Readonly<{ text: string; context: Context }>

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The open cases over and over, each time said a little otherwise; the same for the same count. */
export async function variedMessages(count: number): Promise<readonly Message[]> {
  const cases = (await readCases(root)).filter(({ part }) => part === 'open')
  const random = randomFrom(20_261_122)
  return Array.from({ length: count }, (_, index) => {
    const { text, now, timeZone } = cases[index % cases.length]?.case ?? never()
    return { text: index < cases.length ? text : varied(text, random), context: { now, timeZone } }
  })
}

const never = (): never => {
  throw new Error('There are no open cases to vary')
}

type Random = () => number

/** Numbers from 0 to 1 by a linear congruence (Numerical Recipes), so that every run says the same. */
function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const before = ['hey, ', 'please ', 'ok so ', 'could you ', 'um ', 'Hi! ', 'yaar ', 'well, ']
const after = [' please', ' thanks', '!', ' asap', ' 🙂', ' if you can', ', ok?', ' jee']
const names = ['Rabia', 'Tom', 'Ayesha', 'the landlord', 'Mr Lee', 'خالہ', 'Giulia', 'my neighbour']

const variations: readonly ((text: string, random: Random) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(/[.,!?]/g, ''),
  (text, random) => pick(before, random) + text,
  (text, random) => text + pick(after, random),
  (text, random) => `${text} with ${pick(names, random)}`,
  (text, random) => text.replaceAll(/\d/g, () => String(1 + Math.floor(random() * 9))),
  withTypo,
]

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] ?? never()

const varied = (text: string, random: Random) =>
  pick(variations, random)(pick(variations, random)(text, random), random)

/** Two neighbouring letters in the wrong order. */
function withTypo(text: string, random: Random): string {
  const letters = [...text]
  const at = Math.floor(random() * Math.max(1, letters.length - 1))
  const [one = '', other = ''] = letters.slice(at, at + 2)
  return [...letters.slice(0, at), other, one, ...letters.slice(at + 2)].join('')
}
