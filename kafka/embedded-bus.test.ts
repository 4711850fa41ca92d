import { busContract } from '../tests/bus/bus.contract.ts'

await busContract('embedded', new URL('../tests/bus/embedded-bus.maker.ts', import.meta.url))
