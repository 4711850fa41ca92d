/** Days and periods looked at: what the work of a search is measured in. */
export type Steps = { taken: number }

export const mostSteps = 100_000
export const silentDays = 36_525 // 100 years

/** Thrown when a search has taken all its steps; no rule that passed `checkStart` comes to it. */
export class TooManySteps extends Error {
  constructor() {
    super(`the rule needs more than ${mostSteps.toLocaleString('en')} steps to its next slot: check it with its start`)
    this.name = 'TooManySteps'
  }
}

/** Looks for one slot after another: at most so many steps for each, and no further than 100 years from the one before. */
export function searchFrom(day: number, lastDay: number, steps: Steps) {
  const horizonFrom = (day: number) => Math.min(lastDay, day + silentDays)
  let horizon = horizonFrom(day)
  let limit = steps.taken + mostSteps
  return {
    isWithin: (day: number) => day <= horizon,
    step: (size: number) => {
      steps.taken += size
      if (steps.taken > limit) throw new TooManySteps()
    },
    found: (day: number) => {
      horizon = horizonFrom(day)
      limit = steps.taken + mostSteps
    },
  }
}
export type Search = ReturnType<typeof searchFrom>
