import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { openWorld } from './task.fixture.ts'

const { as } = await openWorld({ delivers: true })

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
const heldMegabytes = () => {
  collect()
  return process.memoryUsage().heapUsed / 1_000_000
}

test('a live subscription keeps nothing of the tasks that it told of', async () => {
  const alice = as('alice')
  const live = await alice.live()
  const description = 'دودھ '.repeat(2_000).trim() // two bytes a letter: 20 kB
  const tell = async (count: number) => {
    for (let told = 0; told < count; told++) {
      await alice.create({ title: 'x', description })
      expect((await live.next())?.task?.version).toBe(1)
    }
  }
  await tell(50)
  const before = heldMegabytes()
  await tell(400) // 8 MB

  expect(heldMegabytes() - before).toBeLessThan(4)
})
