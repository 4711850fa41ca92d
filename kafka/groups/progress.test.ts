import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Place, progress } from './progress.ts'

const places = (keys: string): Place[] => [...keys].map((key, offset) => ({ offset: BigInt(offset), key }))

/** Looks at a partition from an offset on, as a reader does; keys in `failing` cannot be handled. */
function look(log: readonly Place[], here: ReturnType<typeof progress>, failing: ReadonlySet<string>): Place[] {
  const handled: Place[] = []
  const stopped = new Set<string>()
  for (const place of log) {
    if (here.isWaiting(place.key) || stopped.has(place.key)) continue
    if (failing.has(place.key)) stopped.add(place.key)
    else handled.push(place)
  }
  here.took(log, new Set(handled))
  return handled
}

test('what waits holds the offset back, and what is behind it goes on', () => {
  const here = progress()
  const handled = look(places('abab'), here, new Set('a'))

  expect(handled.map(({ offset }) => offset)).toEqual([1n, 3n])
  expect(here.committable()).toBe(0n)
  expect(here.stretch()).toBe(4)
})

test('without anything that waits, all that was looked at can be committed', () => {
  const here = progress()
  expect(here.committable()).toBeNull()
  look(places('abc'), here, new Set())

  expect(here.committable()).toBe(3n)
  expect(here.goBack()).toBeNull()
})

test('it goes back to the first that waits, and then nothing waits any more', () => {
  const here = progress()
  look(places('bab'), here, new Set('a'))

  expect(here.goBack()).toBe(1n)
  expect(here.isWaiting('a')).toBe(false)
  expect(here.committable()).toBe(1n)
})

const key = fc.constantFrom('a', 'b', 'c')
const round = fc.record({
  failing: fc.uniqueArray(key),
  looks: fc.integer({ min: 1, max: 4 }),
  after: fc.constantFrom('goes on', 'goes back', 'dies'),
})
type Round = Readonly<{ failing: readonly string[]; looks: number; after: string }>

/** What was handled, in its order, by readers of one partition of which each goes on from where the one before could commit. */
function story(log: readonly Place[], rounds: readonly Round[]): Place[] {
  const handled = new Set<Place>() // as the inbox does, it takes each once
  let here = progress()
  let position = 0
  const end = { failing: [], looks: log.length, after: 'dies' }
  for (const { failing, looks, after } of [...rounds, { ...end, looks: 0 }, end]) {
    const chunk = log.slice(position, position + looks)
    for (const place of look(chunk, here, new Set(failing))) handled.add(place)
    position += chunk.length
    const back = after === 'goes back' ? here.goBack() : null
    if (back !== null) position = Number(back)
    if (after !== 'dies') continue
    position = Number(here.committable() ?? BigInt(position))
    here = progress()
  }
  return [...handled]
}

test('I2, I4: whatever fails for a while, and whenever the process dies: in the end each is handled, and each key in order', () => {
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 30 }), fc.array(round, { maxLength: 8 }), (keys, rounds) => {
      const log = places(keys.join(''))

      const handled = story(log, rounds)

      expect(handled.length).toBe(log.length)
      for (const ofOne of Map.groupBy(handled, (place) => place.key).values())
        expect(ofOne).toEqual(log.filter((place) => place.key === ofOne[0]?.key))
    }),
    { numRuns: 1_000 },
  )
})
