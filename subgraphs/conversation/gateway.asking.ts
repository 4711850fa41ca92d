import { z } from 'zod'
import type { GatewayAnswer, GatewayClient } from '../../platform/gateway-client.ts'
import { within } from '../../platform/within.ts'

/**
 * What came of a request. REFUSED: nothing was changed, and the same again would be refused again. LATER: nothing was
 * changed, and it may go well another time. NOT_KNOWN: nobody can say whether it took effect.
 */
export type Answered<T> =
  | Readonly<{ kind: 'OK'; value: T }>
  | Readonly<{ kind: 'REFUSED'; code: string; reasons: readonly string[] }>
  | Readonly<{ kind: 'LATER' | 'NOT_KNOWN'; fault: unknown }>

const refusals = new Set(['BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND', 'FORBIDDEN', 'LIMIT_EXCEEDED'])
const postponed = new Set(['RATE_LIMITED', 'UNAUTHENTICATED'])

export type Ask = <T>(query: string, variables: Record<string, unknown>, shape: z.ZodType<T>) => Promise<Answered<T>>

/** Asks the gateway as the person themselves would, by their lent token. */
export const asking =
  (gateway: GatewayClient, delegation: string, correlationId: string, timeLimitMs = 10_000): Ask =>
  async (query, variables, shape) => {
    try {
      const asked = gateway.request(delegation, { query, variables }, correlationId)
      return answerOf(await within(timeLimitMs, asked, 'The gateway'), shape)
    } catch (fault) {
      return { kind: 'NOT_KNOWN', fault }
    }
  }

function answerOf<T>({ data, errors }: GatewayAnswer, shape: z.ZodType<T>): Answered<T> {
  const parsed = shape.safeParse(data)
  if (parsed.success) return { kind: 'OK', value: parsed.data }
  const [error] = errors ?? []
  if (!error) return { kind: 'NOT_KNOWN', fault: parsed.error }

  const code = String(error.extensions?.['code'])
  if (postponed.has(code)) return { kind: 'LATER', fault: error }
  if (!refusals.has(code)) return { kind: 'NOT_KNOWN', fault: error }
  return { kind: 'REFUSED', code, reasons: reasonsOf(error) }
}

const problems = z.object({ problems: z.array(z.object({ problem: z.string() })).min(1) })

function reasonsOf({ message, extensions }: { message: string; extensions?: unknown }): readonly string[] {
  const given = problems.safeParse(extensions)
  return given.success ? given.data.problems.map(({ problem }) => problem) : [message]
}
