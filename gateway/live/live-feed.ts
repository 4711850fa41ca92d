import { z } from 'zod'
import { unavailable } from '../../platform/errors.ts'
import type { SubgraphResult } from '../../platform/subgraph.ts'
import type { SignedIn } from '../identity/signed-in.ts'
import type { LivePlan } from './live-plan.ts'
import type { LiveParts, LiveRequest } from './live-request.ts'
import type { Feed } from './shared/upstream.ts'

/** What the owning subgraph is asked, and how its events are told apart. */
export function feedOf({ plan, variables, who, trace }: LiveRequest, { links, callers, log }: LiveParts): Feed {
  const { resume, primary } = plan
  const subgraph = primary.serviceName
  return {
    subgraph,
    open: async (after) => {
      const link = links[subgraph]
      if (!link) throw unavailable(subgraph)
      const given = resume ? { ...variables, [resume.afterVariable]: after } : variables
      return link.subscribe(
        {
          query: primary.operation,
          variables: used(given, primary.variableUsages),
          operationName: primary.operationName,
        },
        await callers(who, trace).identityAt(subgraph),
      )
    },
    cursorOf: resume ? (event) => cursorOf(event, plan, resume.cursorKey) : undefined,
    onFault: (error) => log.error({ err: error, service: subgraph }, 'a live upstream could not be ended'),
  }
}

type Asked = Readonly<{
  primary: Pick<LivePlan['primary'], 'serviceName' | 'operation' | 'operationName' | 'variableUsages'>
  variables: Record<string, unknown>
  who: Pick<SignedIn, 'subject' | 'actor' | 'scopes'>
}>

/** Equal for those who ask the same of the same subgraph with the same rights. */
export const keyOf = ({ primary, variables, who: { subject, actor, scopes } }: Asked): string =>
  JSON.stringify([
    primary.serviceName,
    primary.operation,
    primary.operationName,
    used(variables, primary.variableUsages),
    subject,
    actor,
    scopes,
  ])

const used = (variables: Record<string, unknown>, names: readonly string[] = []) =>
  Object.fromEntries(names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]))

function cursorOf({ data }: SubgraphResult, { rootField }: LivePlan, cursorKey: string): string | null {
  const cursor = valueAt(valueAt(data, (rootField.alias ?? rootField.name).value), cursorKey)
  return typeof cursor === 'string' ? cursor : null
}

const fields = z.record(z.string(), z.unknown())
export const valueAt = (value: unknown, key: string): unknown => fields.safeParse(value).data?.[key]
