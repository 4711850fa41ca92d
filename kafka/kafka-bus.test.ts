import { beforeAll } from 'vitest'
import { preparedContract } from '../tests/bus/bus.contract.ts'
import { describeWithKafka } from '../tests/support/kafka/suites.ts'

const contract = await preparedContract(new URL('../tests/bus/kafka-bus.maker.ts', import.meta.url))

await describeWithKafka('on real brokers', ({ env }) => {
  beforeAll(() => void Object.assign(process.env, env)) // for the processes that it starts as well
  contract('kafka')
})
