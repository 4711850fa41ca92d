import type { Answer } from '../support/client.ts'

/** Asks the gateway, and answers the data; an error fails the test. */
export type Run = (query: string, input: object) => Promise<Answer['data']>
