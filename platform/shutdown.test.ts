import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { closers } from './shutdown.ts'

test('what was opened last is closed first, one after the other', async () => {
  const closing = closers()
  const order: string[] = []
  const closer = (name: string, ms: number) => async () => {
    order.push(`${name} …`)
    await sleep(ms)
    order.push(`${name} closed`)
  }
  closing.add(closer('database', 1))
  closing.add(() => void order.push('bus closed'))
  closing.add(closer('server', 10))

  await closing.close()

  expect(order).toEqual(['server …', 'server closed', 'bus closed', 'database …', 'database closed'])
})

test('one that fails keeps no other from closing, and its failure is told in the end', async () => {
  const closing = closers()
  const closed: string[] = []
  closing.add(() => void closed.push('first'))
  closing.add(() => Promise.reject(new Error('second')))
  closing.add(() => void closed.push('third'))
  closing.add(() => {
    throw new Error('fourth')
  })

  await expect(closing.close()).rejects.toThrow('fourth')
  expect(closed).toEqual(['third', 'first'])
})

test('closing twice closes once', async () => {
  const closing = closers()
  let times = 0
  closing.add(() => void times++)

  await Promise.all([closing.close(), closing.close()])
  await closing.close()

  expect(times).toBe(1)
})
