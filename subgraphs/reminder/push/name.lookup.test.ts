import { createSocket } from 'node:dgram'
import { expect, onTestFinished, test } from 'vitest'
import { dnsLookup } from './name.lookup.ts'

/** Of a question for an address of each family: the records to answer with, a number of a fault, or null for silence. */
type Answers = Readonly<{ a: readonly Buffer[] | number | null; aaaa: readonly Buffer[] | number | null }>

const typeA = 1

/** A name server of our own (RFC 1035); one question a message. */
async function nameServer(answers: Answers): Promise<readonly string[]> {
  const server = createSocket('udp4')
  server.on('message', (question, { port, address }) => {
    const type = question.readUInt16BE(question.indexOf(0, 12) + 1)
    const answer = type === typeA ? answers.a : answers.aaaa
    if (answer !== null) server.send(answered(question, type, answer), port, address)
  })
  await new Promise<void>((bound) => server.bind(0, '127.0.0.1', bound))
  onTestFinished(() => new Promise<void>((closed) => server.close(closed)))
  return [`127.0.0.1:${server.address().port}`]
}

function answered(question: Buffer, type: number, answer: readonly Buffer[] | number): Buffer {
  const asked = question.subarray(12, question.indexOf(0, 12) + 5)
  const [records, fault] = typeof answer === 'number' ? [[], answer] : [answer, 0]
  const header = Buffer.alloc(12)
  for (const [index, value] of [question.readUInt16BE(0), 0x81_80 + fault, 1, records.length].entries())
    header.writeUInt16BE(value, index * 2)
  const encoded = records.map((record) => {
    const fields = Buffer.alloc(12)
    fields.writeUInt16BE(0xc0_0c, 0) // the name that was asked for
    fields.writeUInt16BE(type, 2)
    fields.writeUInt16BE(1, 4)
    fields.writeUInt16BE(record.length, 10)
    return Buffer.concat([fields, record])
  })
  return Buffer.concat([header, asked, ...encoded])
}

const ipv4 = Buffer.from([192, 0, 2, 7])
const ipv6 = Buffer.from('20010db8000000000000000000000007', 'hex')
const [refused, noSuchName, serverFailure] = [5, 3, 2]

test.each<[string, Answers, readonly string[]]>([
  ['both families', { a: [ipv4], aaaa: [ipv6] }, ['192.0.2.7', '2001:db8::7']],
  ['several of one', { a: [ipv4, Buffer.from([192, 0, 2, 8])], aaaa: [] }, ['192.0.2.7', '192.0.2.8']],
  ['one, when the other fails', { a: serverFailure, aaaa: [ipv6] }, ['2001:db8::7']],
  ['none', { a: [], aaaa: [] }, []],
  ['no such name', { a: noSuchName, aaaa: noSuchName }, []],
])('the addresses of a name: %s', async (_name, answers, expected) => {
  const lookup = dnsLookup(await nameServer(answers))

  expect(await lookup('push.example.org')).toEqual(expected)
})

test.each(['a..b', `${'a'.repeat(70)}.example.org`])('%s, which can be no name, has no addresses', async (name) => {
  const lookup = dnsLookup(await nameServer({ a: serverFailure, aaaa: serverFailure }))

  expect(await lookup(name)).toEqual([])
})

test.each([
  ['fails', { a: serverFailure, aaaa: serverFailure }],
  ['refuses', { a: refused, aaaa: refused }],
  ['says nothing', { a: null, aaaa: null }],
])(
  'name servers of which each %s are no proof that there is no such name, and they are not waited for longer than 2 seconds',
  async (_how, answers) => {
    const servers = await Promise.all([1, 2, 3, 4].map(() => nameServer(answers)))
    const lookup = dnsLookup(servers.flat())
    const began = performance.now()

    await expect(lookup('push.example.org')).rejects.toThrow()
    expect(performance.now() - began).toBeLessThan(4_000)
  },
)

test('nor is it a proof when there is no name server where there should be one', async () => {
  const gone = createSocket('udp4')
  await new Promise<void>((bound) => gone.bind(0, '127.0.0.1', bound))
  const { port } = gone.address()
  await new Promise<void>((closed) => gone.close(closed))

  await expect(dnsLookup([`127.0.0.1:${port}`])('push.example.org')).rejects.toThrow()
})

test('S21: the names of this machine are its own, whatever a name server says', async () => {
  const lookup = dnsLookup(await nameServer({ a: [Buffer.from([8, 8, 8, 8])], aaaa: [] }))

  for (const name of ['localhost', 'localhost.', 'a.localhost'])
    expect(await lookup(name)).toEqual(['127.0.0.1', '::1'])
  expect(await lookup('notlocalhost')).toEqual(['8.8.8.8'])
})
