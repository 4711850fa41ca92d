import type { Answer, Client } from '../client.ts'
import type { House } from '../replicas/house.ts'
import { insist } from './insist.ts'

/** A subscriber who comes back with the cursor of the last change that they heard of, at another gateway, whenever the line breaks. */
export type Follower = Readonly<{
  /** I9: what does not hold once all that was changed is heard. */
  faults: () => Promise<string[]>
  end: () => Promise<void>
}>

const subscription = `subscription ($after: Cursor) { taskChanged(after: $after) { id cursor task { title } } }`
const feed = `query ($after: Cursor) { changes(after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`
const quietMs = 3_000

type Heard = Readonly<{ id: string; cursor: string; task: { title: string } | null }>

export async function follow(house: House, subject: string): Promise<Follower> {
  const clients = await Promise.all(house.rows.map(({ client }) => client(subject)))
  const begin: string = (await insist(clients, { query: '{ changes { head } }', variables: {} })).data.changes.head
  const heard: Heard[] = []
  const faults: string[] = []
  let isOver = false

  const listen = async () => {
    for (let turn = 0; !isOver; turn++) {
      const live = clients[turn % clients.length]?.live(subscription, { after: heard.at(-1)?.cursor ?? begin })
      let seen = 0
      try {
        while (live && !isOver) {
          const [event] = (await live.first(seen + 1, quietMs)).slice(seen)
          seen++
          if (event?.errors) throw new Error(JSON.stringify(event.errors))
          heard.push(event?.data.taskChanged)
        }
      } catch {
        live?.stop() // it comes back
      }
    }
  }
  const listening = listen()
  return {
    faults: async () => {
      const known = await idsAfter(clients, begin)
      const ids = heard.map(({ id }) => id)
      const strange = heard.filter(({ task }) => task !== null && !task.title.includes(`${subject}-`))
      return [
        ...faults,
        ...strange.map(({ task }) => `${subject} heard of what is not theirs: ${task?.title}`),
        ...(ids.join() === known.join() ? [] : [`${subject} heard ${ids.length} changes, there are ${known.length}`]),
      ]
    },
    end: async () => {
      isOver = true
      await listening
    },
  }
}

async function idsAfter(clients: readonly Client[], begin: string): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = begin
  while (after !== null) {
    const { data }: { data: Answer['data'] | null } = await insist(clients, { query: feed, variables: { after } })
    const { nodes, pageInfo } = data.changes
    ids.push(...nodes.map(({ id }: { id: string }) => id))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  }
  return ids
}
