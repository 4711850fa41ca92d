import { createHash } from 'node:crypto'

/** What is said in one answer, in the languages that people may read; none of it comes from the request. */
export type Words = Readonly<{ title: string; english: string; urdu: string }>

export const asking: Words = {
  title: 'No more mails?',
  english: 'Shall no more mails go to this address?',
  urdu: 'کیا اس پتے پر مزید ای میل نہ بھیجی جائے؟',
}
export const done: Words = {
  title: 'Unsubscribed',
  english: 'Done: no more mails go to this address until it is confirmed again in the preferences.',
  urdu: 'ہو گیا: اب اس پتے پر کوئی ای میل نہیں جائے گی، جب تک ترجیحات میں اس کی دوبارہ تصدیق نہ ہو۔',
}
export const nothing: Words = {
  title: 'This link does nothing',
  english: 'This link does nothing: copy it whole from the newest mail, or change the address in the preferences.',
  urdu: 'یہ لنک کچھ نہیں کرتا: اسے تازہ ترین ای میل سے پورا نقل کریں، یا ترجیحات میں پتہ بدلیں۔',
}

const style = `
:root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif }
body { max-width: 34rem; margin: 15vh auto; padding: 0 1rem }
button { font: inherit; padding: 0.5rem 1.25rem; margin: 1rem 0 }
`

/** Nothing but this style and a form to the page's own address; no script, no frame around it, and no link in a referrer. */
export const headers = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
} as const

const button =
  '<form method="post"><button>Stop the mails · <span lang="ur" dir="rtl">ای میل بند کریں</span></button></form>'

export const page = ({ title, english, urdu }: Words, { hasButton = false } = {}): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
<p>${english}</p>
<p lang="ur" dir="rtl">${urdu}</p>
${hasButton ? button : ''}
</html>
`
