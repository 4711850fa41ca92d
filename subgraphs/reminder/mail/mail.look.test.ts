// Mails as a browser shows them, which is what a person sees of them.
import { expect } from 'vitest'
import { browserTest, openContext } from '../../../tests/support/browser.ts'
import type { Message } from '../domain/parcel.ts'
import { htmlOf } from './letter.html.ts'
import { letterOf, wordsOf } from './letter.ts'
import { parcel, reminder, taskId } from './mail.fixture.ts'

const due = { date: '2026-11-22', time: '17:00', timeZone: 'Asia/Karachi' }
const endless = 'Supercalifragilistic'.repeat(20)
const hostile = '<script>document.title = "run"</script><img src=x onerror="document.title = \'run\'"><h2>x'
const list = { lines: [endless, hostile].map((title) => ({ taskId, title, due })), more: 7 }

const messages: Readonly<Record<Message['kind'], Message>> = {
  REMINDER: { ...reminder, title: endless, isLate: true, isConfirmed: false, nag: 2 },
  DIGEST: { kind: 'DIGEST', date: '2026-11-22', today: list, overdue: list },
  CODE: { kind: 'CODE', code: '482913', expiresAt: new Date('2026-11-22T12:00:00Z') },
}

const links = {
  home: 'https://tickler.example.org',
  unsubscribe: `https://tickler.example.org/unsubscribe/${'a'.repeat(300)}`,
}

type Look = Readonly<{ width?: number; colorScheme?: 'light' | 'dark' }>

/** A way to open mails, all in one browser. */
async function opener() {
  const page = await (await openContext()).newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const show = async (message: Message, locale: 'EN' | 'UR', { width = 360, colorScheme = 'light' }: Look = {}) => {
    await page.setViewportSize({ width, height: 640 })
    await page.emulateMedia({ colorScheme })
    await page.setContent(htmlOf(letterOf(parcel(message, { locale })), wordsOf(locale), links))
  }
  return { page, show, asked }
}

const kinds = Object.values(messages).flatMap((message) =>
  (['EN', 'UR'] as const).map((locale) => ({ message, locale })),
)

browserTest('nothing is wider than a phone, nor stretched on a desk', async () => {
  const { page, show } = await opener()
  for (const { message, locale } of kinds) {
    await show(message, locale)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360)

    await show(message, locale, { width: 1200 })
    expect((await page.locator('td.card').boundingBox())?.width).toBeLessThanOrEqual(560)
  }
})

browserTest('Urdu runs from right to left, English from left to right, and a title by its own letters', async () => {
  const { page, show } = await opener()
  const side = (text: string) => `(() => {
    const box = document.querySelector('.kicker').getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('${text}'))
    const { left, right } = range.getBoundingClientRect()
    return left - box.left < box.right - right ? 'left' : 'right'
  })()`

  for (const [locale, expected] of [
    ['EN', 'left'],
    ['UR', 'right'],
  ] as const) {
    for (const title of ['Milk', 'دودھ']) {
      await show({ ...reminder, title }, locale)
      expect(await page.evaluate(side('.kicker'))).toBe(expected)
      expect(await page.evaluate(side('h1'))).toBe(expected)
      const direction = await page.evaluate("getComputedStyle(document.querySelector('h1')).direction")
      expect(direction).toBe(title === 'Milk' ? 'ltr' : 'rtl')
    }
  }
})

browserTest('what is written can be read, by day and by night', async () => {
  const { page, show } = await opener()
  // The contrast of WCAG 2, between each text and the card that it stands on.
  const contrasts = `(() => {
    const light = (color) => color.match(/\\d+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
    const behind = (element) => {
      const color = getComputedStyle(element).backgroundColor
      return color === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement) : color
    }
    return [...document.querySelectorAll('h1, h2, p, a, .strong, .faint')].map((element) => {
      const [one, other] = [light(getComputedStyle(element).color), light(behind(element))]
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
    })
  })()`

  for (const { message, locale } of kinds) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await show(message, locale, { colorScheme })
      const measured = await page.evaluate<number[]>(contrasts)
      expect(measured.length).toBeGreaterThan(4)
      expect(Math.min(...measured)).toBeGreaterThanOrEqual(4.5)
    }
  }
})

browserTest('S22: no title runs a script, fetches anything or adds an element', async () => {
  const { page, show, asked } = await opener()
  for (const message of [{ ...reminder, title: hostile }, messages.DIGEST]) {
    await show(message, 'EN')
    expect(await page.title()).not.toBe('run')
    expect(await page.locator('script, img, link, iframe').count()).toBe(0)
    expect(await page.getByText('<script>').count()).toBeGreaterThan(0)
    expect(asked).toEqual([])
  }
})
