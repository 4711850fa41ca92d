import { type EntityManager, MikroORM, type Options } from '@mikro-orm/postgresql'
import { ormPool } from './orm-pool.ts'
import { requestLimits, type TimeLimits } from './time-limits.ts'

/** Entities for reading what is not hot; what is hot is a statement of its own (`database.ts`). */
export interface Orm {
  /** An entity manager for one request, whose every transaction tells row-level security the owner. */
  forOwner: (ownerId: string) => EntityManager
  close: () => Promise<void>
}

export function openOrm(
  url: string,
  schema: string,
  entities: NonNullable<Options['entities']>,
  limits: TimeLimits = requestLimits,
): Orm {
  const orm = new MikroORM({
    clientUrl: url,
    schema,
    entities,
    ensureDatabase: false,
    forceUtcTimezone: true,
    pool: { min: 0, max: 5 },
    debug: false,
    // By `pipeline`, pg gives a connection up whose server fell silent; without, the rollback would wait for it as well.
    driverOptions: { ...ormPool(url), ...limits, pipeline: true },
  })
  return {
    forOwner: (ownerId) => {
      const em = orm.em.fork()
      em.setSessionContext({ variables: { 'tickler.owner': ownerId } })
      return em
    },
    close: () => orm.close(true),
  }
}
