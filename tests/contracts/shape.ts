const kinds = [
  ['an id', /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/],
  ['an instant', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
  ['a day', /^\d{4}-\d\d-\d\d$/],
] as const

/** What a value looks like, whatever it says: fields sorted, texts by kind, of lists each kind of item once. */
export function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return kinds.find(([, pattern]) => pattern.test(value))?.[0] ?? 'a text'
  if (value === null || typeof value !== 'object') return value === null ? null : typeof value
  if (Array.isArray(value))
    return [...new Map(value.map(shapeOf).map((shape) => [JSON.stringify(shape), shape])).values()]
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, inner]) => [field, shapeOf(inner)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
