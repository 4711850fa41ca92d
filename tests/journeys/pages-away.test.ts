// What the pages of development say and do while their server does not answer, or answers with an error.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { browserTest, openContext } from '../support/browser.ts'
import { testTickler } from '../support/tickler.ts'

const { url } = await testTickler()

/** A page whose server does not answer, whatever else it asks for; what it complains of. */
async function away(path: string) {
  const page = await (await openContext({ permissions: ['notifications'] })).newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => void complaints.push(message))
  const asked = /operations\.json|catching\.json|first=50|graphql$/
  await page.route(asked, (route) => route.abort('connectionrefused'))
  await page.goto(`${url}${path}`)
  await expect.poll(() => state(page)).toMatch(/^Tickler does not answer\./)
  return { page, complaints, back: () => page.unroute(asked) }
}

const state = (page: Page) => page.locator('#state').textContent()

browserTest(
  'the inbox goes on by itself once there is an answer again, with what it had no answer to before',
  async () => {
    const { page, complaints, back } = await away('/inbox')

    await back()

    await expect.poll(() => state(page)).toBe('What comes shows by itself.')
    expect(await page.locator('#address').textContent()).toContain('updatePreferences')
    expect(await page.locator('#verify').textContent()).toContain('verifyEmail')
    expect(complaints).toEqual([])
  },
)

browserTest('so does the page of pushes', async () => {
  const { page, complaints, back } = await away('/push')

  await back()

  await expect.poll(() => state(page)).toBe('Notifications are allowed.')
  await page.getByRole('button', { name: 'Enable push' }).waitFor()
  expect(complaints).toEqual([])
})

browserTest('what the server says of an error is shown as it said it', async () => {
  const page = await (await openContext()).newPage()
  const errors = [{ message: 'The inbox is full.', extensions: { code: 'INTERNAL' } }]
  await page.route(/first=50/, (route) => route.fulfill({ status: 500, json: { errors } }))
  await page.goto(`${url}/inbox`)

  await expect.poll(() => state(page)).toBe('The inbox is full. This page keeps asking.')
})
