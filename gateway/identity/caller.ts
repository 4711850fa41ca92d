import type { Clock } from '../../platform/clock.ts'
import type { Identity } from '../../platform/identity.ts'
import type { Trace } from '../trace-headers.ts'
import type { Delegations } from './delegation.ts'
import { entitiesScope, gatewayScope, type SignedIn, systemSubject } from './signed-in.ts'

/** The one for whom a request runs, as each subgraph is to see them. */
export interface Caller {
  readonly trace: Trace
  identityAt(subgraph: string): Promise<Identity>
}

/** Makes callers; those subgraphs that act for a person get a delegation, minted at most once a request, when first needed. */
export type Callers = (who: SignedIn, trace: Trace) => Caller

export function callersFor(options: { delegates: readonly string[]; delegations: Delegations; clock: Clock }): Callers {
  const delegates = new Set(options.delegates)
  return (who, trace) => {
    const identity = identityOf(who, trace)
    let delegation: Promise<string> | undefined
    return {
      trace,
      identityAt: async (subgraph) => {
        if (who.actor.type !== 'USER' || !delegates.has(subgraph)) return identity
        delegation ??= options.delegations.mint(who, options.clock.now())
        return { ...identity, delegation: await delegation }
      },
    }
  }
}

/** One of our own jobs, which may read entities of every owner and do nothing else. */
export const systemIdentity = (job: string, trace: Trace): Identity => ({
  subject: systemSubject,
  actor: { type: 'SYSTEM', id: `system/${job}` },
  scopes: [entitiesScope],
  ...trace,
})

/** The gateway itself, which asks for addresses that no one signs in to. */
export const gatewayIdentity = (question: string, trace: Trace): Identity => ({
  subject: systemSubject,
  actor: { type: 'SYSTEM', id: `system/gateway/${question}` },
  scopes: [gatewayScope],
  ...trace,
})

const identityOf = ({ subject, actor, scopes }: SignedIn, trace: Trace): Identity => ({
  subject,
  actor,
  scopes,
  ...trace,
})
