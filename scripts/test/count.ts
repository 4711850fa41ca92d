/** How a run went; whatever ran belongs to exactly one of the three. */
export type Count = Readonly<{ passed: number; failed: number; skipped: number }>

export const nothing: Count = { passed: 0, failed: 0, skipped: 0 }
export const oneFailure: Count = { passed: 0, failed: 1, skipped: 0 }

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    nothing,
  )
}

/** The closing line of a run, and its exit code: a run of nothing is no success. */
export function verdict({ passed, failed, skipped }: Count): Readonly<{ line: string; exitCode: number }> {
  return {
    line: `${passed} passed, ${failed} failed, ${skipped} skipped`,
    exitCode: failed === 0 && passed > 0 ? 0 : 1,
  }
}
