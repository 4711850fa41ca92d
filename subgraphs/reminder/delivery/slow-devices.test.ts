import { expect, test } from 'vitest'
import { slowDevices, slowMs } from './slow-devices.ts'

const noted = (count: number, tookMs: number, slow = slowDevices()) => {
  for (let n = 0; n < count; n++) slow.note(`device ${n}`, tookMs)
  return slow
}

test('a device is slow when its last attempt was, while those of others are not', () => {
  const slow = noted(100, 50)
  slow.note('hangs', slowMs)
  expect([slow.has('hangs'), slow.has('device 1')]).toEqual([true, false])

  slow.note('hangs', 50)
  expect(slow.has('hangs')).toBe(false)
})

test('fifty that hang for the first time, beside nobody else, are slow', () => {
  expect(noted(50, 27_000).has('device 1')).toBe(true)
})

test('when nearly everything is slow it is the way, and no device of those that share it, until it is quick again', () => {
  const slow = noted(500, slowMs + 1_000)
  expect(slow.has('device 1')).toBe(false)

  noted(500, 50, slow)
  slow.note('hangs', slowMs)
  expect([slow.has('hangs'), slow.has('device 1')]).toEqual([true, false])
})
