import type { Clock } from '../../platform/clock.ts'
import type { Identity } from '../../platform/identity.ts'
import type { Trace } from '../trace-headers.ts'
import type { Delegations } from './delegation.ts'
import { type DelegationKind, entitiesScope, gatewayScope, type SignedIn, systemSubject } from './signed-in.ts'

/** The one for whom a request runs, as each subgraph is to see them. */
export interface Caller {
  readonly trace: Trace
  identityAt(subgraph: string): Promise<Identity>
}

/** Makes callers; subgraphs that act for a person get a delegation, of each kind one a request, minted when first needed. */
export type Callers = (who: SignedIn, trace: Trace) => Caller

export function callersFor(options: {
  delegates: Readonly<Record<string, DelegationKind>>
  delegations: Delegations
  clock: Clock
}): Callers {
  const delegates = new Map(Object.entries(options.delegates))
  return (who, trace) => {
    const identity = identityOf(who, trace)
    const lent = new Map<DelegationKind, Promise<string>>()
    return {
      trace,
      identityAt: async (subgraph) => {
        const kind = delegates.get(subgraph)
        if (kind === undefined || !mayBeLent(who, kind)) return identity
        const delegation = lent.get(kind) ?? options.delegations.mint(who, kind, options.clock.now())
        lent.set(kind, delegation)
        return { ...identity, delegation: await delegation }
      },
    }
  }
}

/**
 * What is lent is lent on at most once, and never as somebody else: what the assistant asks for may have to be done further
 * on as the assistant. So no chain of subgraphs grows without end, and none turns the assistant into the person.
 */
const mayBeLent = ({ actor, delegated }: SignedIn, kind: DelegationKind): boolean =>
  delegated === undefined ? actor.type === 'USER' : delegated === 'assistant' && kind === 'caller'

/** One of our own jobs, which may read entities of every owner and do nothing else. */
export const systemIdentity = (job: string, trace: Trace): Identity => ({
  subject: systemSubject,
  actor: { type: 'SYSTEM', id: `system/${job}` },
  scopes: [entitiesScope],
  ...trace,
})

/** The gateway itself, whoever asked it. */
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
