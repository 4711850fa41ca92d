// Whose mail the inbox shows where everyone has a token of their own.
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { keepCaught } from '../../subgraphs/reminder/catching/caught.store.ts'
import { browserTest, openContext } from '../support/browser.ts'
import { caughtAt } from '../support/caught.ts'
import { testTickler } from '../support/tickler.ts'

const open = await testTickler()
const closed = await testTickler({ env: { AUTH_LOCAL: '1', HOST: '127.0.0.1' } })
const sending = await testTickler({ env: { SMTP_URL: 'smtp://mail.example.org' } })
const production = await testTickler({ env: { AUTH_LOCAL: '1', HOST: '127.0.0.1', NODE_ENV: 'production' } })

const mail = { channel: 'EMAIL', text: '', html: null, calendar: null, headers: {} } as const
for (const { database } of [open, closed]) {
  const worker = database.open('reminder_worker')
  for (const ownerId of ['alice', 'bob'])
    await keepCaught(worker, { ...mail, ownerId, recipient: `${ownerId}@example.org`, subject: `For ${ownerId}` })
}

test('whoever has a token sees what was for them alone, and nobody sees anything without one', async () => {
  for (const authorization of [undefined, 'Bearer nonsense']) {
    const headers = { accept: 'application/json', ...(authorization && { authorization }) }
    expect((await fetch(`${closed.url}/inbox`, { headers })).status).toBe(401)
  }
  expect(await caughtAt(closed.url, await closed.token('alice'))).toMatchObject([
    { to: 'alice@example.org', subject: 'For alice' },
  ])
})

browserTest('who signs in is asked in words for people, and told when a token is refused', async () => {
  const page = await (await openContext()).newPage()
  for (const path of ['/inbox', '/push']) {
    const state = () => page.locator('#state').textContent()
    await page.goto(`${closed.url}${path}`)
    await expect.poll(state).toBe('Give your token to sign in.')
    await page.getByLabel('Your token').fill('nonsense')
    await page.keyboard.press('Enter')
    await expect.poll(state).toMatch(/^This token was refused/)
    await page.getByLabel('Your token').fill(await closed.token('alice'))
    await page.keyboard.press('Enter')
    await expect.poll(state).toMatch(path === '/inbox' ? /^The newest first/ : /^Push is not enabled/)
    await page.evaluate('sessionStorage.clear()')
  }
})

browserTest('where mail goes out by SMTP_URL, the empty inbox says so', async () => {
  const page = await (await openContext()).newPage()
  await page.goto(`${sending.url}/inbox`)
  await expect.poll(() => page.locator('#empty').textContent()).toContain('by SMTP_URL, and is not caught here')
})

test('where the demo user is signed in, all that was caught shows, and a token still shows its own', async () => {
  expect(await caughtAt(open.url)).toMatchObject([{ subject: 'For bob' }, { subject: 'For alice' }])
  expect(await caughtAt(open.url, await open.token('bob'))).toMatchObject([{ subject: 'For bob' }])
})

test.each(['/inbox', '/inbox/inbox.js', '/push', '/push/worker.js', '/pages/operations.json', '/inbox/catching.json'])(
  'there is no %s in production',
  async (path) => {
    expect((await fetch(`${production.url}${path}`)).status).toBe(404)
    expect((await fetch(`${open.url}${path}`)).status).toBe(200)
  },
)

test.each(['/inbox', '/push'])('S9 a page under a name that is not ours cannot read %s', async (path) => {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  request(`${open.url}${path}`, { headers: { host: 'evil.example', accept: 'application/json' } }, (response) => {
    response.resume()
    resolve(response.statusCode)
  })
    .on('error', reject)
    .end()
  expect(await promise).toBe(421)
})

test('a number of mails that makes no sense is refused', async () => {
  const response = await fetch(`${open.url}/inbox?first=1000`, { headers: { accept: 'application/json' } })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
})

test.each(['/inbox', '/push'])('the page at %s runs only our own scripts, and nobody frames it', async (path) => {
  const { headers } = await fetch(`${open.url}${path}`)
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('cache-control')).toBe('no-store')
})
