import { randomBytes } from 'node:crypto'
import { newId } from '../platform/id.ts'

const kept = /^[A-Za-z0-9._-]{8,128}$/
const w3c = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** What a request and all that follows from it are known by. */
export type Trace = Readonly<{ correlationId: string; traceparent: string }>

/** Keeps what is well-formed of `X-Correlation-ID` and `traceparent` (W3C Trace Context), makes the rest. */
export const traceOf = (correlationId: unknown, traceparent: unknown): Trace => ({
  correlationId: typeof correlationId === 'string' && kept.test(correlationId) ? correlationId : newId(),
  traceparent: typeof traceparent === 'string' && w3c.test(traceparent) ? traceparent : newTraceparent(),
})

const newTraceparent = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`
