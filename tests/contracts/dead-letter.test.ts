import { expect, test } from 'vitest'
import { z } from 'zod'
import { setAside } from '../../kafka/dead-letter.ts'
import { type PublishedLetter, publishDeadLetters } from '../../kafka/publish-dead-letters.ts'
import { deadLetter } from '../../scripts/asyncapi/dead-letter.ts'
import { freshDatabase } from '../support/database.ts'

const database = await freshDatabase()

test('a dead letter has the headers that are described, and no other of ours', async () => {
  const mailbox = { schema: 'audit', worker: database.open('audit_worker') }
  const tooLarge = Buffer.alloc(3_000_000)
  const raw = { topic: 'task-events', key: 'k', body: tooLarge, headers: {}, place: 'task-events/0@1' }
  const eventId = '019a0000-0000-7000-8000-00000000000a'
  await setAside(mailbox.worker, 'audit', { group: 'audit.log', raw, fault: 'not JSON', attempts: 5, eventId })
  const letters: PublishedLetter[] = []

  await publishDeadLetters(mailbox, async (published) => void letters.push(...published))

  const headers = letters[0]?.headers ?? {}
  expect(Object.keys(headers).toSorted()).toEqual(Object.keys(deadLetter.headers.properties).toSorted())
  expect(z.fromJSONSchema(deadLetter.headers).safeParse(headers).error).toBeUndefined()
})
