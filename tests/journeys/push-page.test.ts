// Push in a real browser, from enabling it to what is pressed on a notification. Its own push service is out of reach for a
// test, so the page is handed a subscription at one of ours, and what that one decrypts is given to the service worker.
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { browserTest, openContext } from '../support/browser.ts'
import { caughtAt } from '../support/caught.ts'
import { openPushService, type Subscribed } from '../support/push/push-service.ts'
import { testTickler } from '../support/tickler.ts'

const service = await openPushService(afterAll)
setDefaultCACertificates([...getCACertificates(), service.ca])
const { url, client } = await testTickler({ env: { PUSH_ALLOW_HOSTS: `127.0.0.1:${service.port}` } })

/** What the page is given where the browser would ask its push service. */
const subscribedAt = ({ endpoint, keys }: Subscribed) => `
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    window.keyLength = applicationServerKey.length
    return { toJSON: () => (${JSON.stringify({ endpoint, keys })}) }
  }`

const state = (page: Page) => page.locator('#state').textContent()

async function opened(script?: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext({ permissions: ['notifications'] })
  if (script) await context.addInitScript(script)
  const page = await context.newPage()
  await page.goto(`${url}/push`)
  await expect.poll(() => state(page)).toBe('Notifications are allowed.')
  return { context, page }
}

/** Gives the service worker a push as the browser would. */
async function deliver(context: BrowserContext, page: Page, data: string): Promise<void> {
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { scopeURL, registrationId } of registrations) if (scopeURL === `${url}/push/`) resolve(registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: url, registrationId: await registered, data })
}

type Shown = Readonly<{ title: string; body: string; lang: string; dir: string; tag: string; actions: string[] }>

const notifications = (page: Page) =>
  page.evaluate<
    Shown[]
  >(`navigator.serviceWorker.getRegistration('/push/').then((own) => own.getNotifications()).then((all) =>
    all.map(({ title, body, lang, dir, tag, actions }) => ({ title, body, lang, dir, tag, actions: actions.map((one) => one.title) })))`)

/** Presses on the notification that shows; what only the browser may do with an event, to wait for its end, is done here. */
async function press(context: BrowserContext, action: string): Promise<void> {
  const [worker] = context.serviceWorkers()
  await worker?.evaluate(`(async () => {
    const [notification] = await registration.getNotifications()
    const event = new NotificationEvent('notificationclick', { notification, action: '${action}' })
    let work
    Object.defineProperty(event, 'waitUntil', { value: (given) => { work = given } })
    dispatchEvent(event)
    await work
  })()`)
}

async function pushed(title: string): Promise<string> {
  const found = () => service.pushed.find(({ text }) => text.includes(title))?.text
  await expect.poll(found).toBeDefined()
  return found() ?? ''
}

browserTest('a browser that is enabled is pushed the reminder, and can be removed', async () => {
  const { context, page } = await opened(subscribedAt(service.subscribe()))
  const remindMe = page.getByRole('button', { name: 'Remind me in ten seconds' })
  expect(await remindMe.isDisabled()).toBe(true)
  await page.getByText('Enable push first').waitFor()
  await page.getByRole('button', { name: 'Enable push' }).click()
  await expect.poll(() => state(page)).toBe('Push is enabled in this browser.')
  expect(await remindMe.isEnabled()).toBe(true)
  expect(await page.evaluate('window.keyLength')).toBe(65)
  expect(await page.locator('#devices li').count()).toBe(1)
  await page.reload()
  await expect.poll(() => remindMe.isEnabled()).toBe(true)

  // By the page's clock the ten seconds are over in five.
  await page.clock.setFixedTime(systemClock.now().getTime() - 5_000)
  await remindMe.click()
  const payload = await pushed('Hello from Tickler')
  await deliver(context, page, payload)

  await expect
    .poll(() => notifications(page))
    .toMatchObject([
      {
        title: 'Hello from Tickler',
        lang: 'en',
        tag: expect.stringMatching(/^.{32}$/),
        actions: ['Done', 'Snooze 10 minutes'],
      },
    ])
  expect(await caughtAt(url)).toMatchObject([
    { channel: 'PUSH', subject: 'Hello from Tickler', headers: { outcome: 'accepted' } },
  ])

  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect.poll(() => page.locator('#devices li').count()).toBe(0)
  await expect.poll(() => remindMe.isDisabled()).toBe(true)
})

const remind = `mutation ($title: String!, $at: DateTime!) {
  createTask(input: { title: $title, reminders: [{ at: $at, channels: [PUSH] }] }) { task { id } } }`

browserTest('what is pressed on a notification is done: snoozed first, then completed', async () => {
  const { run } = await client()
  const { context, page } = await opened(subscribedAt(service.subscribe()))
  await page.getByRole('button', { name: 'Enable push' }).click()
  await expect.poll(() => state(page)).toBe('Push is enabled in this browser.')
  await run('mutation { updatePreferences(input: { locale: UR }) { preferences { locale } } }')
  const at = new Date(systemClock.now().getTime() + 5_000).toISOString()
  const { id } = (await run(remind, { title: 'دودھ خریدیں', at })).data.createTask.task
  const payload = await pushed('دودھ خریدیں')

  await deliver(context, page, payload)
  await expect
    .poll(() => notifications(page))
    .toMatchObject([{ title: 'دودھ خریدیں', lang: 'ur', dir: 'rtl', actions: ['ہو گیا', '10 منٹ بعد'] }])
  await press(context, 'snooze')
  expect(await notifications(page)).toEqual([])
  const task = async () =>
    (await run('query ($id: ID!) { task(id: $id) { status reminders { nodes { status snoozedUntil } } } }', { id }))
      .data.task
  expect(await task()).toMatchObject({
    status: 'ACTIVE',
    reminders: { nodes: [{ status: 'PENDING', snoozedUntil: expect.any(String) }] },
  })

  await deliver(context, page, payload)
  await expect.poll(() => notifications(page)).toHaveLength(1)
  await press(context, 'done')
  expect(await task()).toMatchObject({ status: 'COMPLETED' })
})

browserTest(
  'a browser that cannot reach its push service says so, and what shows instead; no test is promised',
  async () => {
    const { page } = await opened()
    await page.getByRole('button', { name: 'Enable push' }).click()
    await expect
      .poll(() => state(page))
      .toMatch(/^This browser cannot reach its push service .* verified shows in the inbox, unless/)
    expect(await page.getByRole('button', { name: 'Remind me in ten seconds' }).isDisabled()).toBe(true)
  },
)

browserTest('a link alone does nothing: what it names is done when somebody presses', async () => {
  const { run } = await client()
  const { page } = await opened()
  const at = new Date(systemClock.now().getTime() + 3_600_000).toISOString()
  const { id } = (await run(remind, { title: 'Read a link', at })).data.createTask.task
  const task = async () =>
    (await run('query ($id: ID!) { task(id: $id) { status reminders { nodes { id } } } }', { id })).data.task
  await expect.poll(async () => (await task()).reminders.nodes).toHaveLength(1)
  const [reminder] = (await task()).reminders.nodes

  await page.goto(`${url}/push#reminder=${reminder.id}`)
  const done = page.getByRole('button', { name: 'Done', exact: true })
  await done.waitFor()
  await page.getByRole('heading', { name: 'Read a link' }).waitFor()
  expect((await task()).status).toBe('ACTIVE')

  await done.click()
  await expect.poll(async () => (await task()).status).toBe('COMPLETED')
})
