import { afterAll, expect, onTestFinished, test } from 'vitest'
import { freshCertificates } from '../../../tests/support/kafka/certificates.ts'
import { openSink } from '../../../tests/support/mail-sink.ts'
import { attempt, carrierTo, closedAfter, heardLog, parcel } from './mail.fixture.ts'
import { openRudeServer } from './rude-server.fixture.ts'

const certificates = freshCertificates(afterAll)

test('F28: a login refused is the fault of whoever runs this: tried again, and told once, without the password', async () => {
  const wrong = Object.assign(new Error('5.7.8 wrong password'), { responseCode: 535 })
  const sink = await openSink({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(wrong),
  })
  onTestFinished(sink.close)
  const { log, lines } = heardLog()
  const carrier = closedAfter(carrierTo(sink.url.replace('//', '//tickler:s3cret@'), { log }))

  for (const _ of [1, 2]) {
    const reason = 'The mail server does not let this server sign in (535 5.7.8).'
    expect(await carrier.send(parcel())).toEqual({ is: 'postponed', reason })
  }

  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('check SMTP_URL')
  expect(lines[0]).not.toMatch(/s3cret|tickler@|ali@/)
})

test('a password goes out under TLS or not at all', async () => {
  const server = await openRudeServer({ EHLO: '250 AUTH PLAIN LOGIN' })
  const url = `${server.url.replace('//', '//tickler:s3cret@')}?requireTLS=true`

  expect(await attempt(url)).toMatchObject({ is: 'postponed', reason: expect.stringContaining('No secure connection') })

  expect(server.heard.filter((line) => !/^(EHLO|HELO|STARTTLS|QUIT)/.test(line))).toEqual([])
})

test.each([
  ['smtps:', { secure: true }, ''],
  ['smtp:', {}, 'requireTLS=true&'],
] as const)(
  '%s is spoken under TLS, and the certificate must be one that is trusted',
  async (scheme, options, query) => {
    const sessions: boolean[] = []
    const sink = await openSink({
      ...options,
      disabledCommands: [],
      ...certificates.client('mail', 'subjectAltName=IP:127.0.0.1'),
      authOptional: false,
      onAuth: ({ username, password }, { secure }, done) => {
        sessions.push(secure)
        done(null, { user: `${username}:${password}` })
      },
    })
    onTestFinished(sink.close)
    const url = `${sink.url.replace('smtp://', `${scheme}//tickler:s3%25cret@`)}?${query}`

    expect(await attempt(url)).toEqual({
      is: 'postponed',
      reason: 'The certificate of the mail server is not to be trusted.',
    })
    expect(sessions).toEqual([])
    expect(await attempt(`${url}tls.rejectUnauthorized=false`)).toEqual({ is: 'accepted' })
    expect(sessions).toEqual([true])
  },
)

test('what cannot be written is a fault of ours, and no complaint about the mail server', async () => {
  const server = await openRudeServer({})
  const { log, lines } = heardLog()
  const carrier = closedAfter(carrierTo(server.url, { log }))

  await expect(carrier.send(parcel(undefined, { timeZone: 'Nowhere/Land' }))).rejects.toThrow('Nowhere/Land')

  expect(lines).toEqual([])
  expect(server.connections()).toBe(0)
})
