/** A part of the way out: at most so many are in it at once. */
export type Lane = Readonly<{ name: string; most: number }>

type State = { inside: number; tookMs: number; nextMs: number }

const usualMs = 100
const longestMs = 60_000
const leastMs = 20
const memory = 0.7

/**
 * Keeps what is slow from having the whole way to itself. Whoever finds a lane full is told to come back when, at the pace
 * of those before, its turn should have come, so that a crowd before one lane is not looked at again and again.
 */
export function openLanes() {
  const states = new Map<string, State>()
  const stateOf = (name: string): State => states.get(name) ?? { inside: 0, tookMs: usualMs, nextMs: 0 }

  /** Enters all of them and returns 0, or none of them and returns in how many milliseconds to come back. */
  const enter = (lanes: readonly Lane[]): number => {
    const full = lanes.filter(({ name, most }) => stateOf(name).inside >= most)
    if (full.length > 0) return Math.max(...full.map((lane) => queue(stateOf(lane.name), lane.most)))
    for (const { name } of lanes) {
      const state = stateOf(name)
      state.inside++
      states.set(name, state)
    }
    return 0
  }

  const leave = (lanes: readonly Lane[], tookMs: number) => {
    for (const { name } of lanes) {
      const state = stateOf(name)
      state.inside--
      state.tookMs = memory * state.tookMs + (1 - memory) * tookMs
      if (state.inside === 0) states.delete(name)
    }
  }

  return { enter, leave, size: () => states.size }
}
export type Lanes = ReturnType<typeof openLanes>

function queue(state: State, most: number): number {
  const now = performance.now()
  state.nextMs = Math.min(Math.max(state.nextMs, now) + state.tookMs / most, now + longestMs)
  return Math.max(state.nextMs - now, leastMs)
}
