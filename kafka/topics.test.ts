import { expect, test } from 'vitest'
import { auditEvents } from './contracts/audit-events.contract.ts'
import { reminderEvents } from './contracts/reminders.contract.ts'
import { taskEvents } from './contracts/task-events.contract.ts'
import { taskUpdates } from './contracts/task-updates.contract.ts'
import { brokerTopics, readTopics, topicsIn } from './topics.ts'

test('the broker has exactly the topics that there are contracts for, ordered by the same key, and dead letters for each', async () => {
  const declared = await readTopics()

  const contracts = [taskEvents, reminderEvents, taskUpdates, auditEvents]
  expect(declared.map(({ name, key }) => ({ name, key }))).toEqual(contracts.map(({ name, key }) => ({ name, key })))
  expect(brokerTopics(declared).map(({ name }) => name)).toEqual(contracts.flatMap(({ name }) => [name, `${name}.dlq`]))
})

test('each is kept for the seven days that the inboxes outlast, three times, and its dead letters for longer', async () => {
  for (const { deadLetters, ...topic } of await readTopics()) {
    expect(topic).toMatchObject({
      partitions: 3,
      retentionDays: 7,
      cleanup: 'delete',
      compression: 'uncompressed',
      replication: 3,
    })
    expect(deadLetters.retentionDays).toBeGreaterThan(topic.retentionDays)
    expect(deadLetters.maxMessageBytes).toBeGreaterThan(topic.maxMessageBytes)
  }
})

const topic = `
  - name: a
    key: subject
    partitions: 3
    replication: 3
    cleanup: delete
    compression: uncompressed
    retentionDays: 7
    maxMessageBytes: 1000
    deadLetters: { name: a.dlq, partitions: 1, retentionDays: 30, maxMessageBytes: 2000 }`

test.each([
  ['partitions: 3', 'partitions: 0', /topics\[0\]\.partitions/],
  ['cleanup: delete', 'cleanup: sometimes', /cleanup/],
  ['compression: uncompressed', 'compression: zstd', /use uncompressed or gzip/],
  ['key: subject', 'kye: subject', /kye.*key|key.*kye/],
  ['name: a\n', 'name: a b\n', /use letters, digits/],
  ['name: a.dlq', 'name: a', /it has a twice/],
])('what cannot be meant is refused in one line: %s as %s', (right, wrong, problem) => {
  expect(() => topicsIn(`topics:${topic}`)).not.toThrow()

  const text = `topics:${topic.replace(right, wrong)}`
  expect(() => topicsIn(text)).toThrow(/^kafka\/topics\.yaml is not usable: [^\n]*$/)
  expect(() => topicsIn(text)).toThrow(problem)
})
