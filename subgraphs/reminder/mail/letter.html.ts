import { type Html, html } from './html.ts'
import type { Links } from './letter.text.ts'
import type { Block, Detail, Item, Letter } from './letter.ts'
import type { Words } from './words.ts'

// Mail clients drop what they do not know: tables and attributes carry the layout, and the sheet has only what cannot be inline.
const sheet = html`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #14171c !important; }
  .card { background: #1e232b !important; border-color: #323a46 !important; }
  .strong { color: #f2f4f7 !important; }
  .plain { color: #c9d0da !important; }
  .faint { color: #98a2b3 !important; }
  .kicker { color: #f0a45d !important; }
  .code { background: #14171c !important; border-color: #323a46 !important; }
}
</style>`

/** Wraps anywhere rather than widen the page, and follows the direction of what is written in it. */
const own = 'overflow-wrap:anywhere;word-break:break-word;unicode-bidi:isolate'

const itemRow = ({ title, when }: Item): Html => html`<tr><td style="padding:10px 0 0">
<div class="strong" dir="auto" style="color:#1b2330;font-size:16px;${own}">${title}</div>
<div class="faint" style="color:#667085;font-size:14px">${when}</div>
</td></tr>`

const listHtml = ({ heading, items, more }: Extract<Block, { is: 'list' }>): Html => html`
<h2 class="kicker" style="margin:24px 0 0;color:#b4540a;font-size:14px;font-weight:600">${heading}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed">${items.map(itemRow)}</table>
${more === null ? [] : html`<p class="faint" style="margin:10px 0 0;color:#667085;font-size:14px">${more}</p>`}`

const titleSize = (title: string) => (title.length > 100 ? '18px' : '24px')

const blockHtml = (block: Block): Html => {
  switch (block.is) {
    case 'title':
      return html`<h1 class="strong" dir="auto" style="margin:0;color:#1b2330;font-size:${titleSize(block.text)};font-weight:600;line-height:inherit;${own}">${block.text}</h1>`
    case 'fact':
      return html`<p class="plain" style="margin:12px 0 0;color:#344054;font-size:16px">${block.text}</p>`
    case 'note':
    case 'file':
      return html`<p class="faint" style="margin:12px 0 0;color:#667085;font-size:14px">${block.text}</p>`
    case 'code':
      return html`<p class="code strong" dir="ltr" style="margin:16px 0 0;padding:14px 0;border:1px solid #d0d5dd;border-radius:8px;background:#f4f5f7;color:#1b2330;font:600 30px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px;text-align:center">${block.text}</p>`
    case 'list':
      return listHtml(block)
  }
}

const link = (url: string, text: string): Html =>
  html`<a class="faint" href="${url}" style="color:#667085;text-decoration:underline">${text}</a>`

const latin = 'unicode-bidi:isolate;font-family:Arial,sans-serif'

const inLatin = (value: string): Html => html`<span dir="ltr" style="${latin}">${value}</span>`

const detail = ({ label, value }: Detail): Html => html`${label}: ${inLatin(value)}`

function footerHtml(footer: readonly Detail[], words: Words, { home, unsubscribe }: Links): Html {
  const lines = [
    ...footer.map(detail),
    ...(home ? [inLatin(new URL(home).host)] : []),
    ...(unsubscribe ? [link(unsubscribe, words.unsubscribe)] : []),
  ]
  return html`${lines.map((line) => html`<div>${line}</div>`)}`
}

/** The HTML of a mail: nothing is fetched, nothing runs, and whatever somebody wrote is text. */
export function htmlOf(letter: Letter, words: Words, links: Links): string {
  const start = words.direction === 'rtl' ? 'right' : 'left'
  const font = `font-family:${words.fonts};line-height:${words.lineHeight};text-align:${start}`
  return html`<!doctype html>
<html lang="${words.lang}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
${sheet}
</head>
<body class="page" style="margin:0;padding:0;background:#f4f5f7">
<table role="presentation" class="page" dir="${words.direction}" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f7">
<tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;table-layout:fixed">
<tr><td class="card" style="padding:28px 24px;background:#ffffff;border:1px solid #e4e7ec;border-radius:12px;${font}">
<p class="kicker" style="margin:0 0 6px;color:#b4540a;font-size:14px;font-weight:600">${letter.kicker}</p>
${letter.blocks.map(blockHtml)}
</td></tr>
<tr><td class="faint" style="padding:16px 24px 0;color:#667085;font-size:12px;overflow-wrap:anywhere;${font}">
${footerHtml(letter.footer, words, links)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`.markup
}
