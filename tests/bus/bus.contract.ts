import { beforeAll, describe } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { broadcastRules } from './broadcast.rules.ts'
import { loadMaker } from './bus-maker.ts'
import { crashRules } from './crash.rules.ts'
import { deliveryRules } from './delivery.rules.ts'
import { failureRules } from './failure.rules.ts'
import { newerReleaseRules } from './newer-release.rules.ts'
import { orderRules } from './order.rules.ts'
import { redriveRules } from './redrive.rules.ts'
import { openWorld, provisionWorld } from './world.ts'

/** What every transport has to keep. `maker` is the URL of a module that exports a `BusMaker` as `makeBus`. */
export async function busContract(name: string, maker: URL): Promise<void> {
  ;(await preparedContract(maker))(name)
}

/** The same in two steps, to be declared within a suite. */
export async function preparedContract(maker: URL): Promise<(name: string) => void> {
  const base = await freshDatabase('template0')
  const makeBus = await loadMaker(maker.href)
  const world = () => openWorld(base.name, makeBus)

  return (name) =>
    describe(`the ${name} bus`, () => {
      beforeAll(() => provisionWorld(base))
      deliveryRules(world)
      orderRules(world)
      failureRules(world)
      newerReleaseRules(world)
      redriveRules(world)
      broadcastRules(world)
      crashRules(world, maker)
    })
}
