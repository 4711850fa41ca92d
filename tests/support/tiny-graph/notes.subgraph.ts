import { clientError, notFound } from '../../../platform/errors.ts'
import { follow, nudges } from '../../../platform/follow.ts'
import type { Identity } from '../../../platform/identity.ts'
import type { Log } from '../../../platform/log.ts'
import { type Subgraph, subgraphLink, subgraphSchema } from '../../../platform/subgraph.ts'

export const notesSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query {
    note(id: ID!): Note
    notes: [Note!]!
    feed: Feed!
    whoami: Whoami!
    "Fails as it is told to."
    fail(how: Failure!): String
    "Answers after so many milliseconds."
    slow(ms: Int!): String!
  }
  type Mutation { addNote(input: AddNoteInput!): Note! }
  type Subscription {
    noteAdded(after: String, failing: Boolean = false): NoteAdded!
    "Counts from one on, and cannot be resumed."
    counted(size: Int = 0): Counted!
  }
  enum Failure { BUG CONFLICT INPUT UNKNOWN_CODE }
  input AddNoteInput { text: String! }
  type Feed { head: String! }
  type Note @key(fields: "id") { id: ID!  text: String!  secret: String }
  type NoteAdded { cursor: String!  note: Note!  broken: String }
  type Counted { count: Int!  padding: String! }
  type Whoami { subject: String!  actorType: String!  actorId: String!  scopes: [String!]!  correlationId: String!  traceparent: String  delegation: String }
`

export type Note = Readonly<{ id: string; ownerId: string; text: string; number: number }>

/** A subgraph in memory: notes by owner, told of in order; `counts` is how far `counted` got, over everyone. */
export interface Notes extends Subgraph {
  add(ownerId: string, text: string): Note
  /** Subscriptions that are open here now. */
  openStreams(): number
  counts(): number
}

export function notesSubgraph(log: Log): Notes {
  const notes: Note[] = []
  const wakers = nudges()
  const open = new Set<object>()
  let counts = 0

  const add = (ownerId: string, text: string): Note => {
    const note = { id: `note-${notes.length + 1}`, ownerId, text, number: notes.length + 1 }
    notes.push(note)
    wakers.nudge(ownerId)
    return note
  }
  const owned = (ownerId: string) => notes.filter((note) => note.ownerId === ownerId)

  const streamed = <T>(events: AsyncIterableIterator<T>): AsyncIterableIterator<T> => {
    open.add(events)
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      next: () => events.next(),
      return: async () => {
        open.delete(events)
        await events.return?.()
        return { done: true, value: undefined }
      },
    }
  }

  const after = (cursor: string | null | undefined): number => {
    if (cursor === 'expired') throw clientError('CURSOR_EXPIRED', 'Read the head again.')
    return cursor ? Number(cursor.replace('c', '')) : notes.length
  }

  const schema = subgraphSchema(notesSdl, {
    Query: {
      note: (_: unknown, { id }: { id: string }, { subject }: Identity) => {
        const note = owned(subject).find((one) => one.id === id)
        if (!note) throw notFound('note')
        return note
      },
      notes: (_: unknown, __: unknown, { subject }: Identity) => owned(subject),
      feed: () => ({ head: `c${notes.length}` }),
      whoami: (_: unknown, __: unknown, who: Identity) => ({
        ...who,
        actorType: who.actor.type,
        actorId: who.actor.id,
      }),
      fail: (_: unknown, { how }: { how: string }) => {
        throw failures[how] ?? new Error('no such failure')
      },
      slow: (_: unknown, { ms }: { ms: number }) => new Promise((resolve) => setTimeout(() => resolve('done'), ms)),
    },
    Mutation: {
      addNote: (_: unknown, { input }: { input: { text: string } }, { subject }: Identity) => add(subject, input.text),
    },
    Subscription: {
      noteAdded: {
        subscribe: (_: unknown, args: { after?: string; failing?: boolean }, { subject }: Identity) =>
          streamed(
            follow({
              from: after(args.after),
              read: async (position) => ({
                rows: owned(subject).filter(({ number }) => number > position),
                position: notes.length,
                isWhole: true,
              }),
              listen: (wake) => wakers.listen(subject, wake),
            }),
          ),
        resolve: (note: Note) => ({ cursor: `c${note.number}`, note }),
      },
      counted: {
        subscribe: () =>
          streamed(
            follow({
              from: 0,
              read: async (position) => {
                counts++
                return { rows: [position + 1], position: position + 1, isWhole: false }
              },
              listen: () => () => {},
            }),
          ),
        resolve: (count: number, { size }: { size: number }) => ({ count, padding: 'x'.repeat(size) }),
      },
    },
    NoteAdded: {
      broken: () => {
        throw clientError('CONFLICT', 'This field never works.')
      },
    },
    Note: {
      __resolveReference: ({ id }: { id: string }, who: Identity) =>
        notes.find(
          (note) => note.id === id && (note.ownerId === who.subject || who.scopes.includes('entities:read')),
        ) ?? null,
      secret: ({ ownerId }: Note) => `only for ${ownerId}`,
    },
  })
  return {
    name: 'notes',
    schema,
    ...subgraphLink({ name: 'notes', schema, contextOf: (identity) => identity, log }),
    start: () => {},
    ready: async () => {},
    close: async () => {},
    add,
    openStreams: () => open.size,
    counts: () => counts,
  }
}

const failures: Readonly<Record<string, Error>> = {
  BUG: new Error('password=hunter2 in a stack trace'),
  CONFLICT: clientError('CONFLICT', 'It has changed. Read it again.', { currentVersion: 7 }),
  INPUT: clientError('BAD_USER_INPUT', 'Correct the input: a: b', { problems: [{ path: 'a', problem: 'b' }] }),
  UNKNOWN_CODE: clientError('NOT_FOUND', 'x', {}),
}
