import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { onTestFinished, test } from 'vitest'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => existsSync(place))

/** A test in a real browser; where there is none, as on some build machines, it is skipped and says so. */
export const browserTest = (name: string, run: () => Promise<void>): void =>
  test(name, async (context) => {
    if (!executablePath) return context.skip(`a browser is needed, at ${places.join(' or ')}`)
    await run()
  })

/** So that it speaks with no one but us. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real browser, closed when the test is done. */
async function openBrowser(): Promise<Browser> {
  const args = ['--disable-gpu', ...quiet]
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args, chromiumSandbox: false })
  onTestFinished(() => browser.close())
  return browser
}

/** A person's own browser: nothing in it is shared with another's. */
export const openContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
  (await openBrowser()).newContext(options)
