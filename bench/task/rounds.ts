/** Something to be timed; `prepare` is not. Each call of `once` checks its own answer. */
export type Contender = Readonly<{
  name: string
  prepare?: (count: number) => Promise<void>
  once: (index: number) => Promise<void>
}>

export type Rounds = Readonly<{ rounds: number; perRound: number; atOnce: number }>

/** The median time of one call of each, in microseconds; they take turns, and each round begins with another one. */
export async function medians(
  contenders: readonly Contender[],
  { rounds, perRound, atOnce }: Rounds,
  title: string,
): Promise<number[]> {
  const times: number[][] = contenders.map(() => [])
  for (let round = -1; round < rounds; round++) {
    process.stderr.write(`\r${title}: ${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}   `)
    for (const turn of contenders.keys()) {
      const index = (turn + round + 1) % contenders.length
      const contender = contenders[index]
      if (!contender) continue
      await contender.prepare?.(perRound)
      const took = await timeOf(contender, perRound, atOnce)
      if (round >= 0) times[index]?.push((took / perRound) * 1_000)
    }
  }
  process.stderr.write('\r\x1b[K')
  return times.map(median)
}

async function timeOf({ once }: Contender, count: number, atOnce: number): Promise<number> {
  const start = performance.now()
  let next = 0
  const worker = async () => {
    while (next < count) await once(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return performance.now() - start
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export const rate = (microseconds: number): string => Math.round(1_000_000 / microseconds).toLocaleString('en')
