import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AuditRow, append, type Change, genesis, verifyChain } from './audit.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const values = fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })

const change: fc.Arbitrary<Change> = fc.record({
  id: fc.uuid(),
  eventId: fc.uuid(),
  ownerId: fc.constant('ada'),
  at: fc.date({ min: new Date('2000-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true }),
  entityType: text,
  entityId: text,
  action: text,
  actorType: fc.constantFrom('USER', 'ASSISTANT', 'SYSTEM'),
  actorId: text,
  oldValues: fc.option(values),
  newValues: values,
  correlationId: text,
})
const chain = (minLength: number) =>
  fc.array(change, { minLength, maxLength: 8 }).map((changes) => append(genesis, changes))
const entryAt = (rows: readonly AuditRow[], index: number): AuditRow => {
  const row = rows[index]
  if (!row) throw new Error(`the chain has no entry ${index}`)
  return row
}
const headOf = (rows: readonly AuditRow[]) => rows.at(-1) ?? genesis

test('a chain that nobody touched is intact, whole or from any entry on', () => {
  fc.assert(
    fc.property(chain(0), fc.nat(8), (rows, from) => {
      expect(verifyChain(rows, { head: headOf(rows) })).toEqual({
        isIntact: true,
        entries: rows.length,
        firstBroken: null,
        head: headOf(rows).hash,
      })
      const after = rows.slice(0, from).at(-1) ?? genesis
      expect(verifyChain(rows.slice(from), { after, head: headOf(rows) }).isIntact).toBe(true)
    }),
  )
})

test('any single changed byte of any entry is found, at that entry', () => {
  fc.assert(
    fc.property(chain(1), fc.nat(), fc.nat(), fc.integer({ min: 32, max: 126 }), (rows, which, where, byte) => {
      const index = which % rows.length
      const changed = withByte(entryAt(rows, index), where, byte)
      if (changed === null) return fc.pre(false)

      const { isIntact, firstBroken } = verifyChain(rows.with(index, changed), { head: headOf(rows) })

      expect({ isIntact, firstBroken }).toEqual({ isIntact: false, firstBroken: index + 1 })
    }),
    { numRuns: 2_000 },
  )
})

const parse: (json: string) => Omit<AuditRow, 'at'> & { at: string } = JSON.parse

/** Null where that byte leaves something that is no JSON, or the same entry. */
function withByte(row: AuditRow, where: number, byte: number): AuditRow | null {
  const characters = [...JSON.stringify(row)]
  characters[where % characters.length] = String.fromCharCode(byte)
  try {
    const parsed = parse(characters.join(''))
    const changed = { ...parsed, at: new Date(parsed.at) }
    return isSame(changed, row) ? null : changed
  } catch {
    return null // no longer JSON
  }
}

const isSame = (one: AuditRow, other: AuditRow) =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))

test('an entry that is missing is found, be it the first, one within or the last', () => {
  fc.assert(
    fc.property(chain(1), fc.nat(), (rows, which) => {
      const index = which % rows.length
      const { isIntact, firstBroken } = verifyChain(rows.toSpliced(index, 1), { head: headOf(rows) })

      expect({ isIntact, firstBroken }).toEqual({ isIntact: false, firstBroken: index + 1 })
    }),
  )
})

test('entries that changed places are found, even when they were given each other’s numbers', () => {
  fc.assert(
    fc.property(chain(2), fc.nat(), fc.nat(), fc.boolean(), (rows, a, b, isRenumbered) => {
      const [low = 0, high = 0] = [a % rows.length, b % rows.length].toSorted((x, y) => x - y)
      fc.pre(low !== high)
      const [first, second] = [entryAt(rows, low), entryAt(rows, high)]
      const placed = (row: AuditRow, at: AuditRow) => (isRenumbered ? { ...row, sequence: at.sequence } : row)
      const swapped = rows.with(low, placed(second, first)).with(high, placed(first, second))

      const { isIntact, firstBroken } = verifyChain(swapped, { head: headOf(rows) })

      expect({ isIntact, firstBroken }).toEqual({ isIntact: false, firstBroken: low + 1 })
    }),
  )
})

test('an entry that was rewritten together with its hash is found at the next, or by the head that is kept elsewhere', () => {
  fc.assert(
    fc.property(chain(1), change, fc.nat(), (rows, forged, which) => {
      const index = which % rows.length
      const row = entryAt(append(rows[index - 1] ?? genesis, [forged]), 0)
      fc.pre(!isSame(row, entryAt(rows, index)))

      expect(verifyChain(rows.with(index, row), { head: headOf(rows) }).isIntact).toBe(false)
    }),
  )
})

test('a chain that lacks its beginning is found, even when every hash was made anew', () => {
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
      (changes, skipped) => {
        const rows = append({ sequence: skipped, hash: genesis.hash }, changes)

        expect(verifyChain(rows)).toMatchObject({ isIntact: false, firstBroken: 1 })
      },
    ),
  )
})
