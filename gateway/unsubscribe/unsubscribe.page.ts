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
:root { color-scheme: light dark; font: 1.05rem/1.6 system-ui, sans-serif }
body { max-width: 34rem; margin: 15vh auto; padding: 0 1rem; background: light-dark(#f4f5f7, #14171c); color: light-dark(#1b2330, #f2f4f7) }
main { padding: 1.5rem; border: 1px solid light-dark(#dfe3e8, #323a46); border-radius: 0.75rem; background: light-dark(#fff, #1e232b) }
.name { margin: 0; color: light-dark(#a34a06, #f0a45d); font-weight: 600 }
h1 { margin: 0; font-size: 1.4rem }
button { min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: 0.5rem; background: light-dark(#a34a06, #f0a45d); color: light-dark(#fff, #14171c); font: inherit; font-weight: 600; cursor: pointer }
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
<title>${title} · Tickler</title>
<style>${style}</style>
<main>
<p class="name">Tickler</p>
<h1>${title}</h1>
<p>${english}</p>
<p lang="ur" dir="rtl">${urdu}</p>
${hasButton ? button : ''}
</main>
</html>
`
