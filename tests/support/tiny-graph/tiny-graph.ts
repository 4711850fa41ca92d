import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { pino } from 'pino'
import { z } from 'zod'
import { gatewayConfig } from '../../../gateway/config.ts'
import type { GatewayOptions } from '../../../gateway/gateway.ts'
import type { GraphFacts } from '../../../gateway/graph-facts.ts'
import { loadAuthKey } from '../../../gateway/identity/auth-key.ts'
import { issuePersonalToken } from '../../../gateway/identity/personal-token.ts'
import { type Gateway, startGateway } from '../../../gateway/listen.ts'
import { systemClock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import { type Notes, notesSdl, notesSubgraph } from './notes.subgraph.ts'
import { starsSdl, starsSubgraph } from './stars.subgraph.ts'

export const facts: GraphFacts = {
  resumable: {
    noteAdded: {
      cursorArgument: 'after',
      cursorField: 'cursor',
      head: { query: '{ feed { head } }', path: ['feed', 'head'] },
    },
  },
  delegates: { stars: 'assistant' },
  systemReads: { Note: 'notes' },
  asItself: {},
  pages: {},
}

export const tinySupergraph = (): string => {
  const services = Object.entries({ notes: notesSdl, stars: starsSdl }).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1:1/${name}`,
    typeDefs: parse(sdl),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'))
  return supergraphSdl
}

const logLine = z.looseObject({ level: z.number(), msg: z.string().default('') })
export type LogLine = z.infer<typeof logLine>

/** A log whose lines a test can read. */
export function listeningLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (const line of chunk.toString().split('\n').filter(Boolean)) lines.push(logLine.parse(JSON.parse(line)))
      done()
    },
  })
  return { log: pino({ level: 'debug' }, sink), lines }
}

export interface TinyGraph {
  readonly gateway: Gateway
  readonly notes: Notes
  readonly lines: LogLine[]
  readonly dataDir: string
  token(subject: string, days?: number): Promise<string>
  close(): Promise<void>
}

/** A gateway over two small subgraphs in this process, on a port of its own; by default tokens are asked for. */
export async function startTinyGraph(
  env: Record<string, string> = { AUTH_LOCAL: '1' },
  overrides: Partial<GatewayOptions> = {},
): Promise<TinyGraph> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-gateway-'))
  const remove = () => rm(dataDir, { recursive: true, force: true })
  const { log, lines } = listeningLog()
  const notes = notesSubgraph(log)
  const gateway = await startGateway({
    supergraphSdl: tinySupergraph(),
    links: { notes, stars: starsSubgraph(log) },
    config: gatewayConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...env }),
    facts,
    clock: systemClock,
    log,
    ...overrides,
  }).catch(async (error: unknown) => {
    await remove()
    throw error
  })
  return {
    gateway,
    notes,
    lines,
    dataDir,
    token: async (subject, days = 1) =>
      (await issuePersonalToken(await loadAuthKey(dataDir), { subject, days, now: new Date() })).token,
    close: async () => {
      await gateway.close()
      await remove()
    },
  }
}
