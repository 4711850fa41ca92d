import { expect, test } from 'vitest'
import { type Identity, mustBeGateway } from '../platform/identity.ts'
import { createLog } from '../platform/log.ts'
import { notesSubgraph } from '../tests/support/tiny-graph/notes.subgraph.ts'
import { noFacts } from './graph-facts.ts'
import { ownQuestions } from './own-question.ts'
import { traceOf } from './trace-headers.ts'

const trace = traceOf('cid-00000001', undefined)
const asItself = {
  who: { subgraph: 'notes', operation: '{ whoami { subject actorType actorId scopes } }' },
  nothing: { subgraph: 'notes', operation: '{ nothing }' },
}

const notes = notesSubgraph(createLog('silent', 'test'))

const ask = (name: string) => ownQuestions({ ...noFacts, asItself }, { notes })(name, {}, trace)

test('the gateway asks as itself, and is neither a person nor the scheduler', async () => {
  expect(await ask('who')).toEqual({
    whoami: { subject: 'system', actorType: 'SYSTEM', actorId: 'system/gateway/who', scopes: ['gateway'] },
  })
})

test('what the subgraph refuses, or nobody knows to ask for, is an error', async () => {
  await expect(ask('nothing')).rejects.toThrow(/nothing/)
  await expect(ask('elsewhere')).rejects.toThrow('say so in asItself')
})

const gateway: Identity = {
  subject: 'system',
  actor: { type: 'SYSTEM', id: 'system/gateway/who' },
  scopes: ['gateway'],
  ...trace,
}

test('nobody else passes for the gateway', () => {
  expect(() => mustBeGateway(gateway)).not.toThrow()
  for (const other of [
    { ...gateway, actor: { type: 'USER', id: 'system' } as const },
    { ...gateway, scopes: ['entities:read'] },
    { ...gateway, actor: { type: 'ASSISTANT', id: 'assistant' } as const },
  ])
    expect(() => mustBeGateway(other)).toThrow('Only the gateway itself')
})
