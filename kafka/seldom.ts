const apartMs = 30_000

/** Whether something is to be said now: each again only after half a minute, however often it comes and goes. */
export function seldom(): (what: string) => boolean {
  const saidAt = new Map<string, number>()
  return (what) => {
    const now = performance.now()
    for (const [each, at] of saidAt) if (now - at >= apartMs) saidAt.delete(each)
    if (saidAt.has(what)) return false
    saidAt.set(what, now)
    return true
  }
}
