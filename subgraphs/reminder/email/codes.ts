import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '../../../platform/derived-key.ts'

/** What is sent to an address is derived from the row that asks for it, so that it is kept nowhere. */
export type Codes = Readonly<{
  codeOf: (id: string) => string
  /** In constant time. */
  isCodeOf: (id: string, given: string) => boolean
}>

const codesInAll = 1_000_000
// The highest multiple that four bytes hold: from there on the first codes would come more often than the last.
const fair = Math.floor(2 ** 32 / codesInAll) * codesInAll

/** Six digits, each code as likely as any other; `secret` is the subgraph's own. */
export function codes(secret: Buffer): Codes {
  const key = derivedKey(secret, 'email codes')

  const numbersOf = (id: string, round: number) => {
    const digest = createHmac('sha256', key).update(`${id}:${round}`).digest()
    return Array.from({ length: digest.length / 4 }, (_, index) => digest.readUInt32BE(index * 4))
  }

  const codeOf = (id: string, round = 0): string => {
    const number = numbersOf(id, round).find((one) => one < fair)
    return number === undefined ? codeOf(id, round + 1) : String(number % codesInAll).padStart(6, '0')
  }

  return {
    codeOf: (id) => codeOf(id),
    isCodeOf: (id, given) => {
      const [right, said] = [Buffer.from(codeOf(id)), Buffer.from(given)]
      return right.length === said.length && timingSafeEqual(right, said)
    },
  }
}
