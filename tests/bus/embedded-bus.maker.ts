import { embeddedBus } from '../../kafka/embedded-bus.ts'
import type { BusMaker } from './bus-maker.ts'

export const makeBus: BusMaker = ({ database, log, failpoint }) => embeddedBus({ lock: database, log, failpoint })
