import { expect, test } from 'vitest'
import { digest, written } from './letter.fixture.ts'

test('a digest lists what is due today and overdue, and counts what it leaves out', () => {
  const { subject, text } = written(digest)

  expect(subject).toBe('Your day: 2 due today, 1,205 overdue')
  expect(text).toContain('Sunday, 22 November 2026')
  expect(text).toContain('Due today\n\n* Buy milk\n  17:00\n* Call Amma\n  Any time\n')
  expect(text).toContain('Overdue\n\n* Pay the bill\n  Friday, 20 November 2026 at 09:00\nand 1,204 more\n')
})

test('a digest leaves out the half that is empty', () => {
  const { subject, text } = written({ ...digest, overdue: { lines: [], more: 0 } })

  expect(subject).toBe('Your day: 2 due today')
  expect(text).not.toContain('Overdue')
})
