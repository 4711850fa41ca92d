import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { unsubscribeTokens } from '../../subgraphs/reminder/email/unsubscribe.tokens.ts'
import { testTickler } from '../support/tickler.ts'

const tickler = await testTickler()
const admin = tickler.database.open()
// The key that the test's storage gives for this purpose.
const { tokenOf } = unsubscribeTokens(Buffer.from('cursors reminder'.padEnd(32).slice(0, 32)))

let people = 0
/** Somebody with a verified address, and the link of their mails. */
async function somebody(subject = `person-${people++}`, address = `${subject}@example.org`) {
  await admin.query(
    `insert into reminder.preference (owner_id, email, email_verified_at, default_lead, version) values ($1, $2, now(), 'PT0S', 1)`,
    [subject, address],
  )
  const client = await tickler.client(subject)
  return {
    link: `${tickler.url}/unsubscribe/${tokenOf(subject, address)}`,
    isVerified: async (): Promise<boolean> =>
      (await client.run('{ preferences { isEmailVerified } }')).data.preferences.isEmailVerified,
  }
}

const browser = { accept: 'text/html,application/xhtml+xml' }

test('one click of a mail program unsubscribes (RFC 8058), and a second one changes nothing', async () => {
  const { link, isVerified } = await somebody()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }

  for (let time = 0; time < 2; time++) {
    const response = await fetch(link, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toMatch(/^Done: no more mails go to this address/)
  }
  expect(await isVerified()).toBe(false)
})

test('whoever has the longest name that there is can unsubscribe as well', async () => {
  const { link, isVerified } = await somebody('💥'.repeat(200), 'long@example.org')

  expect((await fetch(link, { method: 'POST' })).status).toBe(200)
  expect(await isVerified()).toBe(false)
})

test.each([
  ['a form in parts', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
  ['JSON', 'application/json', '{"query":"{ __typename }"}'],
  ['what is no JSON', 'application/json', '{'],
  ['no type that anyone knows', 'x/y', 'x'],
])('it does not matter what is posted: %s', async (_, type, body) => {
  const { link, isVerified } = await somebody()

  expect((await fetch(link, { method: 'POST', headers: { 'content-type': type }, body })).status).toBe(200)
  expect(await isVerified()).toBe(false)
})

test('nothing at all can be posted as well', async () => {
  const { link, isVerified } = await somebody()

  expect((await fetch(link, { method: 'POST' })).status).toBe(200)
  expect(await isVerified()).toBe(false)
})

test('following the link changes nothing, however often: it shows a button, which posts', async () => {
  const { link, isVerified } = await somebody()

  for (let time = 0; time < 3; time++) {
    const response = await fetch(link, { headers: browser })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<form method="post"><button>')
    expect(html).toContain('<title>No more mails? · Tickler</title>')
    expect(html).toContain('<p lang="ur" dir="rtl">')
    expect(html).not.toMatch(/<script|https?:|person-/)
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    )
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  }
  expect(await isVerified()).toBe(true)

  const pressed = await fetch(link, { method: 'POST', headers: browser })
  expect(pressed.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await pressed.text()).toContain('ہو گیا')
  expect(await isVerified()).toBe(false)
})

test('links that were not made here all get one answer, as does that of an address that was changed', async () => {
  const { link } = await somebody()
  const { link: old } = await somebody()
  await admin.query(`update reminder.preference set email = 'other@example.org' where owner_id = $1`, [
    `person-${people - 1}`,
  ])
  const wrong = [
    old,
    `${link}A`,
    link.slice(0, -2),
    `${tickler.url}/unsubscribe/`,
    `${tickler.url}/unsubscribe/${'x'.repeat(5_000)}`,
  ]

  for (const url of [
    ...wrong,
    `${tickler.url}/unsubscribe/%00%ff`.replace('%ff', '%C3%BF'),
    `${tickler.url}/unsubscribe/<script>`,
  ]) {
    const response = await fetch(url, { method: 'POST' })
    expect(response.status, url).toBe(404)
    expect(await response.text()).toMatch(/^This link does nothing: /)
    expect((await fetch(url, { headers: browser })).status).toBe(200)
  }
})

test('a body of more than a form is refused', async () => {
  const { link, isVerified } = await somebody()

  expect((await fetch(link, { method: 'POST', body: 'x'.repeat(20_000) })).status).toBe(413)
  expect(await isVerified()).toBe(true)
})

test('no client can call what the gateway calls', async () => {
  const client = await tickler.client()
  const { errors } = await client.run('mutation { unsubscribeByToken(token: "x") }')

  expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED')
})

test('the link holds under whatever name it was reached by, as behind a proxy', async () => {
  const { link, isVerified } = await somebody()
  const { status } = await posted(link, { host: 'tickler.example.org' })

  expect(status).toBe(200)
  expect(await isVerified()).toBe(false)
})

test('whoever posts to one link again and again is asked to wait, and nobody else is; to look at it is free', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const post = async ({ link }: { link: string }) => (await fetch(link, { method: 'POST' })).status
  const statuses = await Promise.all(Array.from({ length: 100 }, () => post(one)))

  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  const looks = await Promise.all(Array.from({ length: 100 }, () => fetch(one.link, { headers: browser })))
  expect(new Set(looks.map(({ status }) => status))).toEqual(new Set([200]))
  for (let made = 0; made < 100; made++) expect(await post({ link: `${tickler.url}/unsubscribe/x${made}` })).toBe(404)
  expect(await post(other)).toBe(200)
  expect(await other.isVerified()).toBe(false)
  await expect.poll(() => post(one)).toBe(200)
})

function posted(url: string, headers: Record<string, string>): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}
