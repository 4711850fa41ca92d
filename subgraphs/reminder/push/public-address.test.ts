import { BlockList, isIPv6 } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

/** What IANA's registries of special-purpose addresses list, and multicast: none of it is a host on the public internet. */
const listed = (family: 'ipv4' | 'ipv6', ranges: string) => {
  const list = new BlockList()
  for (const range of ranges.split(' ')) {
    const [network = '', prefix] = range.split('/')
    list.addSubnet(network, Number(prefix), family)
  }
  return (address: string) => list.check(address, family)
}
const isSpecialIpv4 = listed(
  'ipv4',
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
)
const isSpecialIpv6 = listed(
  'ipv6',
  '::/8 100::/8 64:ff9b:1::/48 2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8',
)
/** As public as the IPv4 address within, which is tested by itself. */
const isNat64 = listed('ipv6', '64:ff9b::/96')
const isSpecial = (address: string) =>
  isIPv6(address) ? isSpecialIpv6(address) && !isNat64(address) : isSpecialIpv4(address)

const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 })
const written = (parts: readonly number[]) => parts.map((part) => part.toString(16)).join(':')
const anyIpv6 = groups.map(written)

/** As likely inside each special range, and at its edges, as anywhere else. */
const nearSpecial = fc
  .tuple(
    fc.constantFrom(0, 0x64, 0x100, 0x2001, 0x2002, 0x2620, 0x3fff, 0x5f00, 0xfc00, 0xfdff, 0xfe80, 0xfec0, 0xff02),
    fc.constantFrom(0, 1, 2, 0x1f, 0x20, 0x30, 0x4f, 0x0db8, 0x1ff, 0x200, 0xff9b, 0xfff, 0x1000),
    fc.constantFrom(0, 1, 0x112, 0x8000, 0xffff),
    groups,
  )
  .map(([first, second, third, rest]) => written([first, second, third, ...rest.slice(3)]))

test('S21: whatever lies in a special range does not pass', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), anyIpv6, nearSpecial), (address) => {
      fc.pre(isSpecial(address))
      expect(isPublicAddress(address)).toBe(false)
    }),
    { numRuns: 20_000 },
  )
})

test('S21: nothing passes by carrying an IPv4 address within, whichever that is', () => {
  const hex = (address: string) =>
    address
      .split('.')
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')
      .replace(/^(.{4})/, '$1:')
  const carriers = [
    (address: string) => `::ffff:${address}`,
    (address: string) => `::${address}`,
    (address: string) => `::ffff:0:${address}`,
    (address: string) => `64:ff9b:1::${address}`,
    (address: string) => `2002:${hex(address)}::1`,
    (address: string) => `2001:0:${hex(address)}::1`,
  ]
  fc.assert(
    fc.property(fc.ipV4(), fc.constantFrom(...carriers), (address, carried) => {
      expect(isPublicAddress(carried(address))).toBe(false)
    }),
  )
})

test('S21: behind NAT64 an address is as public as the IPv4 address within', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`64:ff9b::${address}`)).toBe(!isSpecial(address))
    }),
  )
  for (const inside of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '192.168.1.1'])
    expect(isPublicAddress(`64:ff9b::${inside}`)).toBe(false)
  expect(isPublicAddress('64:ff9b::808:808')).toBe(true)
})

test('what is outside all of them and was given out does pass', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(address)).toBe(!isSpecial(address))
    }),
  )
  for (const address of ['8.8.8.8', '142.250.185.78', '2606:4700::6810:84e5', '2a00:1450:4001:82a::200e'])
    expect(isPublicAddress(address)).toBe(true)
})

test('S21: what is no address, or one of an interface of ours, does not pass', () => {
  for (const given of [
    '',
    'localhost',
    '8.8.8',
    '0x8.8.8.8',
    '2606:4700::1%eth0',
    'fe80::1%lo',
    '[2606:4700::1]',
    '4000::1',
  ])
    expect(isPublicAddress(given)).toBe(false)
  fc.assert(fc.property(fc.string(), (text) => !isPublicAddress(text)))
})
