// The inbox of development, in a real browser where there is one.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { keepCaught, type NewCaught } from '../../subgraphs/reminder/catching/caught.store.ts'
import { browserTest, openContext } from '../support/browser.ts'
import { testTickler } from '../support/tickler.ts'

const { url, database } = await testTickler()
const worker = database.open('reminder_worker')

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'

const caught = (given: Partial<NewCaught>) =>
  keepCaught(worker, {
    ownerId: 'demo',
    channel: 'EMAIL',
    recipient: 'ada@example.org',
    subject: 'Reminder: buy milk',
    text: 'Buy milk\nDue at 17:00',
    html: null,
    calendar: null,
    headers: { from: 'Tickler <tickler@localhost>', 'message-id': '<one@localhost>' },
    ...given,
  })

const english =
  '<html lang="en"><body style="font-family:sans-serif"><h1>Buy milk</h1><p>Due at 17:00</p></body></html>'
const urdu =
  '<html lang="ur" dir="rtl"><body><h1>دودھ خریدیں</h1><p style="color:#a34a06">آج شام پانچ بجے</p></body></html>'

test('as JSON it is what was caught, newest first', async () => {
  await caught({})
  await caught({ subject: 'Reminder: feed the cat', html: english, calendar })

  const response = await fetch(`${url}/inbox`, { headers: { accept: 'application/json' } })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toMatchObject([
    {
      id: expect.any(String),
      channel: 'EMAIL',
      to: 'ada@example.org',
      subject: 'Reminder: feed the cat',
      text: 'Buy milk\nDue at 17:00',
      html: english,
      calendar,
      headers: { from: 'Tickler <tickler@localhost>', 'message-id': '<one@localhost>' },
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    },
    { subject: 'Reminder: buy milk', html: null },
  ])
})

/** Of the browser: code in `evaluate` runs there. */
declare const getComputedStyle: (node: unknown) => Record<string, string>
const styleOf = (at: Locator, property: string) => at.evaluate((node, name) => getComputedStyle(node)[name], property)
const entry = (page: Page, subject: string) => page.locator('#caught > li').filter({ hasText: subject })

browserTest('an English and an Urdu mail show as they were written, without a reload', async () => {
  const page = await (await openContext()).newPage()
  await page.goto(`${url}/inbox`)
  await caught({ subject: 'Reminder: call Ali', html: english })
  await caught({ subject: 'یاد دہانی: دودھ خریدیں', html: urdu, text: 'دودھ خریدیں' })

  await entry(page, 'call Ali').locator('summary').first().click()
  const first = entry(page, 'call Ali').frameLocator('iframe')
  await first.getByRole('heading', { name: 'Buy milk' }).waitFor()

  const item = entry(page, 'دودھ')
  await item.locator('summary').first().click()
  const paragraph = item.frameLocator('iframe').getByText('آج شام پانچ بجے')
  expect(await styleOf(paragraph, 'direction')).toBe('rtl')
  expect(await styleOf(paragraph, 'color')).toBe('rgb(163, 74, 6)')
  expect(await styleOf(item.locator('.subject'), 'direction')).toBe('rtl')
})

browserTest('a card shows that it opens, a code without opening, and its mail as high as it is', async () => {
  const page = await (await openContext()).newPage()
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  const high = (px: number) => `<html><body style="margin:0"><div style="height:${px}px"></div></body></html>`
  await caught({ subject: 'A low one', html: high(34) })
  await caught({ subject: 'A code', text: 'Confirm your address\n\nWith this code:\n\n482913\n', html: high(1234) })
  await page.goto(`${url}/inbox`)

  const card = entry(page, 'A code')
  await card.getByText('482913').waitFor()
  const chevron = `getComputedStyle(document.querySelector('#caught summary'), '::after').transform`
  const closed = await page.evaluate(chevron)
  await card.locator('summary').first().click()
  expect(await page.evaluate(chevron)).not.toBe(closed)
  await expect.poll(() => styleOf(card.locator('iframe'), 'height')).toBe('1236px')
  await entry(page, 'A low one').locator('summary').first().click()
  await expect.poll(() => styleOf(entry(page, 'A low one').locator('iframe'), 'height')).toBe('36px')
  expect((await fetch(`${url}/favicon.ico`)).status).toBe(204)
  expect(complaints).toEqual([])
})

browserTest('a push that is tried again is one card, which says how it went last, and stays open', async () => {
  const page = await (await openContext()).newPage()
  const push = { channel: 'PUSH', key: 'one push', recipient: 'Firefox', subject: 'A push' } as const
  await caught({ ...push, headers: { outcome: 'postponed: it was busy' } })
  await page.goto(`${url}/inbox`)
  await entry(page, 'A push').getByText('postponed: it was busy').first().waitFor()
  await entry(page, 'A push').locator('summary').first().click()

  await caught({ ...push, headers: { outcome: 'accepted' } })

  await expect.poll(() => entry(page, 'A push').locator('summary').first().textContent()).toContain('accepted')
  expect(await entry(page, 'A push').count()).toBe(1)
  expect(await entry(page, 'A push').locator('details').first().getAttribute('open')).toBe('')
})

/** A server of someone else's, which notes what it is asked. */
async function otherServer() {
  const asked: (string | undefined)[] = []
  const server = createServer(({ url: path }, response) => {
    asked.push(path)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => void server.close())
  // It listens on TCP, where an address is always an object.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked }
}

const hostile = (elsewhere: string) => `<html><head>
  <meta http-equiv="refresh" content="0;url=${elsewhere}/refresh">
  <link rel="stylesheet" href="${elsewhere}/style.css"><base href="${elsewhere}/">
  <style>@import "${elsewhere}/import.css"; p { background: url("${elsewhere}/background.png") }</style></head>
  <body onload="top.document.title='taken'"><p>Pay now</p>
  <script>top.document.title = 'taken'; fetch('${elsewhere}/script')</script>
  <img src="${elsewhere}/pixel.png" onerror="top.document.title='taken'"><svg onload="top.document.title='taken'"></svg>
  <iframe src="${elsewhere}/frame"></iframe><object data="${elsewhere}/object"></object><video src="${elsewhere}/video"></video>
  <form action="${elsewhere}/form"><button>Send</button></form>
  <a rel="opener" href="javascript:(opener ?? parent).top.document.title='taken'">Look</a>
  <a target="_self" href="javascript:parent.document.title='taken'">Here</a>
  </body></html>`

browserTest('S22 hostile HTML runs nothing, loads nothing, and goes nowhere', async () => {
  const context = await openContext()
  const page = await context.newPage()
  const elsewhere = await otherServer()
  const subject = '<img src=x onerror="document.title=1"><b>Bank</b>'
  await caught({ subject, html: hostile(elsewhere.url), text: '</pre><script>document.title = 2</script>' })

  await page.goto(`${url}/inbox`)
  await entry(page, 'Bank').locator('summary').first().click()
  const mail = entry(page, 'Bank').frameLocator('iframe')
  await mail.getByText('Pay now').waitFor()
  await mail.getByRole('button', { name: 'Send' }).click()
  for (const name of ['Look', 'Here']) await mail.getByRole('link', { name }).click()
  await page.waitForResponse(`${url}/inbox?first=50`)

  expect(elsewhere.asked).toEqual([])
  expect(await page.title()).toBe('Inbox · Tickler')
  expect(page.url()).toBe(`${url}/inbox`)
  await mail.getByText('Pay now').waitFor()
  expect(await entry(page, 'Bank').locator('.subject').textContent()).toBe(subject)
})

browserTest('the calendar file of a mail can be had', async () => {
  const page = await (await openContext()).newPage()
  await caught({ subject: 'With a calendar', calendar })
  await page.goto(`${url}/inbox`)
  await entry(page, 'With a calendar').locator('summary').first().click()

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Calendar file').click()])

  expect(download.suggestedFilename()).toBe('reminder.ics')
  expect(await readFile(await download.path(), 'utf8')).toBe(calendar)
})
