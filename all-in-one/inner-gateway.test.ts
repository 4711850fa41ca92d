import { expect, test } from 'vitest'
import { innerGateway } from './inner-gateway.ts'

test('what is read from a gateway that does not come is given up, by the name of who was late', async () => {
  const { reader } = innerGateway()
  await expect(reader.read('Task', ['1'], '{ id }', 20)).rejects.toThrow('The gateway gave no answer within 20 ms.')
})
