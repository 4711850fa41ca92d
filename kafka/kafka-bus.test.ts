import { busContract } from '../tests/bus/bus.contract.ts'

await busContract('kafka', new URL('../tests/bus/kafka-bus.maker.ts', import.meta.url))
