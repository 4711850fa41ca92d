/** Keeps the values that were used last, at most `max` of them. */
export interface Recent<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): boolean
  clear(): void
}

export function recent<V>(max: number): Recent<V> {
  const values = new Map<string, V>()
  const put = (key: string, value: V) => {
    values.delete(key)
    values.set(key, value) // a Map keeps the order of insertion: the first is the one unused for longest
    const [oldest] = values.keys()
    if (values.size > max && oldest !== undefined) values.delete(oldest)
  }
  return {
    get: (key) => {
      const value = values.get(key)
      if (value !== undefined) put(key, value)
      return value
    },
    set: put,
    delete: (key) => values.delete(key),
    clear: () => values.clear(),
  }
}

/** The same as Apollo's caches want it. */
export function recentAsync<V>(max: number): {
  get(key: string): Promise<V | undefined>
  set(key: string, value: V): Promise<void>
  delete(key: string): Promise<boolean>
  clear(): void
} {
  const values = recent<V>(max)
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => values.set(key, value),
    delete: async (key) => values.delete(key),
    clear: () => values.clear(),
  }
}
