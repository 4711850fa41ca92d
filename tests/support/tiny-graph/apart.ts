import { type HttpLink, httpLink } from '../../../gateway/http-link/http-link.ts'
import { systemClock } from '../../../platform/clock.ts'
import { internalKey, newInternalKeys } from '../../../platform/internal-key.ts'
import { type SubgraphServer, serveSubgraph } from '../../../platform/subgraph-server.ts'
import { type Stretch, stretchOfNetwork } from './cut.ts'
import { type Notes, notesSubgraph } from './notes.subgraph.ts'
import { starsSubgraph } from './stars.subgraph.ts'
import { type LogLine, listeningLog, startTinyGraph, type TinyGraph } from './tiny-graph.ts'

export interface Apart {
  readonly graph: TinyGraph
  readonly notes: Notes
  readonly link: HttpLink
  /** Between the gateway and the notes. */
  readonly network: Stretch
  readonly privateKey: Awaited<ReturnType<typeof internalKey>>
  /** Of the subgraph's log. */
  readonly lines: LogLine[]
  readonly url: string
  /** Ends the notes' server; what it gives back starts it again on the same port. */
  stopNotes(): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** The small graph with its notes behind HTTP and a stretch of network, with a time-out of half a second. */
export async function startApart(): Promise<Apart> {
  const keys = await newInternalKeys()
  const privateKey = await internalKey(keys.privateKey, 'INTERNAL_PRIVATE_KEY')
  const key = await internalKey(keys.publicKey, 'INTERNAL_PUBLIC_KEY')
  const { log, lines } = listeningLog()
  const notes = notesSubgraph(log)
  const serve = (port: number) => serveSubgraph(notes, { host: '127.0.0.1', port, key, clock: systemClock, log })
  let server: SubgraphServer = await serve(0)
  const { url, port } = server
  const network = await stretchOfNetwork(`${url}/graphql`)
  const link = httpLink({ name: 'notes', url: network.url, key: privateKey, clock: systemClock, timeoutMs: 500 })
  const graph = await startTinyGraph({ AUTH_LOCAL: '1' }, { links: { notes: link, stars: starsSubgraph(log) } })
  return {
    graph,
    notes,
    link,
    network,
    privateKey,
    lines,
    url,
    stopNotes: async () => {
      await server.close()
      return async () => {
        server = await serve(port)
      }
    },
    close: async () => {
      await graph.close()
      await link.close()
      await network.close()
      await server.close()
    },
  }
}
