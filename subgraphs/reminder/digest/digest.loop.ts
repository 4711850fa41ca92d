import { type Loop, loop } from '../../../platform/loop.ts'
import { claimDigests, digestsAtOnce, nextDigestMs } from './digest.claims.ts'
import { type DigestParts, makeDigests } from './digest.making.ts'

const longestSleepMs = 1_000
const lostRaceMs = 100

/** Makes each person's digest as its time comes, as one of any number of replicas; `committed` is called as there are some. */
export function digestLoop(parts: DigestParts & Readonly<{ committed: () => void }>): Loop {
  const { worker, log, committed } = parts

  const turn = async (): Promise<number> => {
    const nextMs = (await nextDigestMs(worker)) ?? longestSleepMs
    if (nextMs > 0) return Math.min(nextMs, longestSleepMs)
    const claims = await claimDigests(worker)
    if (claims.length === 0) return lostRaceMs
    await makeDigests(parts, claims)
    committed()
    return claims.length === digestsAtOnce ? 0 : lostRaceMs
  }

  return loop(async () => {
    try {
      return await turn()
    } catch (error) {
      log.warn({ err: error }, 'digests wait: making them failed, and is tried again')
      return longestSleepMs
    }
  })
}
