// Run as a process of its own by subgraph-server.test.ts: a subgraph's server that people try to bring down.
import { notesSubgraph } from '../tests/support/tiny-graph/notes.subgraph.ts'
import { systemClock } from './clock.ts'
import { internalKey, newInternalKeys } from './internal-key.ts'
import { createLog } from './log.ts'
import { serveSubgraph } from './subgraph-server.ts'

const keys = await newInternalKeys()
const key = await internalKey(keys.publicKey, 'INTERNAL_PUBLIC_KEY')
const log = createLog('silent', 'child')
const server = await serveSubgraph(notesSubgraph(log), { host: '127.0.0.1', port: 0, key, clock: systemClock, log })

process.once('SIGTERM', () => void server.close())
process.stdout.write(`${server.port}\n`)
