import { expect, test } from 'vitest'
import { within } from './fired.fixture.ts'
import { identityOf, openWorld } from './reminder.fixture.ts'
import { aTask, created } from './task-facts.fixture.ts'

const soon = (ms = 0) => new Date(Date.now() + ms)

const everything = `query ($id: ID!, $refs: [_Any!]!) {
  reminder(id: $id) { id }
  reminders { totalCount nodes { id } }
  preferences { timeZone defaultLead }
  _entities(representations: $refs) {
    ... on Reminder { triggerAt }
    ... on Task { nextReminderAt reminders { totalCount nodes { id } } }
  }
}`
const nothing = {
  reminder: null,
  reminders: { totalCount: 0, nodes: [] },
  preferences: { timeZone: 'Europe/Berlin', defaultLead: 'PT0S' },
  _entities: [null, { nextReminderAt: null, reminders: { totalCount: 0, nodes: [] } }],
}

// Once as it runs, and once as a login that row-level security lets see everything: each wall has to hold by itself.
test.each([
  ['both walls', 'reminder'],
  ['the first wall alone', 'reminder_worker'],
])('S7: behind %s nobody sees anything of someone else', async (_, login) => {
  const { ask, say, rows, reminder } = await openWorld({ login })
  const [hers, theirs] = [aTask(), aTask()]
  await ask(
    'mutation { updatePreferences(input: { timeZone: "Asia/Karachi", defaultLead: null }) { preferences { timeZone } } }',
  )
  await say(created(hers, [{ at: soon() }, { at: soon(3_600_000) }]))
  await expect.poll(() => rows(hers.id), within).toMatchObject([{ status: 'SENT' }, { status: 'PENDING' }])
  const [sent] = await rows(hers.id)
  const refs = [
    { __typename: 'Reminder', id: sent?.id },
    { __typename: 'Task', id: hers.id, version: 1 },
  ]

  const { data } = await ask(everything, { id: sent?.id, refs }, 'eve')
  const after = (await ask('{ reminderHead }', {}, 'eve')).data?.['reminderHead']
  await say(created(theirs, [{ at: soon() }]), { ownerId: 'eve' })
  const query = 'subscription ($after: Cursor) { reminderFired(after: $after) { reminder { task { id } } } }'
  const live = await reminder.subscribe({ query, variables: { after } }, identityOf('eve'))
  if (!('next' in live)) throw live.errors?.[0] ?? new Error('neither events nor errors')
  const { value: event } = await live.next()
  await live.return?.()

  expect(data).toEqual(nothing)
  expect(event).toEqual({ data: { reminderFired: { reminder: { task: { id: theirs.id } } } } })
})
