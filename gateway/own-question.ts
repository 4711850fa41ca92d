import type { SubgraphLink } from '../platform/subgraph.ts'
import type { GraphFacts } from './graph-facts.ts'
import { gatewayIdentity } from './identity/caller.ts'
import type { Trace } from './trace-headers.ts'

/** What the gateway asks as itself, by the name that it has in its configuration; throws the subgraph's error. */
export type AskAsItself = (
  name: string,
  variables: Readonly<Record<string, unknown>>,
  trace: Trace,
) => Promise<Record<string, unknown>>

/** Questions of the gateway's own go straight to the subgraph: no client can reach the fields that they name. */
export const ownQuestions =
  (facts: GraphFacts, links: Readonly<Record<string, SubgraphLink>>): AskAsItself =>
  async (name, variables, trace) => {
    const question = facts.asItself[name]
    const link = question && links[question.subgraph]
    if (!link) throw new Error(`The gateway is not told how to ask for ${name}: say so in asItself.`)
    const { data, errors } = await link.execute({ query: question.operation, variables }, gatewayIdentity(name, trace))
    if (errors?.[0] || !data) throw errors?.[0] ?? new Error(`${question.subgraph} answered nothing about ${name}.`)
    return data
  }
