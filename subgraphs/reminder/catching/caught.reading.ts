import { z } from 'zod'
import type { Sql } from '../../../platform/database.ts'
import { clientError } from '../../../platform/errors.ts'
import { type Identity, mustBeGateway } from '../../../platform/identity.ts'
import { parseInput } from '../../../platform/input.ts'
import type { ReminderEnv } from '../config.ts'
import { type Caught, mostCaught, readCaught } from './caught.store.ts'

const many = z.int().min(1).max(mostCaught)

export type CaughtReading = (asked: { ownerId?: string | null; first: number }) => Promise<Caught[]>

/** Whether mail stays in the house, so that the gateway's pages say where it is. */
export const isMailCaught =
  ({ NODE_ENV, SMTP_URL }: Pick<ReminderEnv, 'NODE_ENV' | 'SMTP_URL'>) =>
  (identity: Identity) =>
  (): boolean => {
    mustBeGateway(identity)
    return NODE_ENV !== 'production' && SMTP_URL === undefined
  }

/** What was caught, for the gateway's own pages; in production there is nothing to show, and it is not asked. */
export const caughtReading =
  (worker: Sql, isProduction: boolean) =>
  (identity: Identity): CaughtReading =>
  async ({ ownerId = null, first }) => {
    mustBeGateway(identity)
    if (isProduction) throw clientError('FORBIDDEN', 'Nothing is caught in production.')
    return readCaught(worker, ownerId, parseInput(many, first, 'first'))
  }
