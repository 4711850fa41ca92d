import { byId, element, get, operation, say, signIn } from '/pages/ask.js'

const everyMs = 2500
const shown = new Map()

const time = (at) =>
  element('time', { dateTime: at }, new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'medium' }))

/**
 * A mail's HTML, where no script runs, nothing is fetched, and a link opens a page of its own. Being of this page's origin
 * lets us measure it, and gives it nothing, since it has no scripts.
 */
function frameOf({ subject, html }) {
  const head = [
    '<!doctype html><meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="referrer" content="no-referrer"><base target="_blank">',
  ].join('')
  const frame = element('iframe', { title: `The mail “${subject}”`, srcdoc: head + html })
  frame.sandbox.add('allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox')
  frame.addEventListener('load', () => fitHeight(frame))
  return frame
}

const borders = 2

function fitHeight(frame) {
  frame.style.height = `${frame.contentDocument.documentElement.offsetHeight + borders}px`
}

function calendarOf({ calendar }) {
  const file = new Blob([calendar], { type: 'text/calendar;charset=utf-8' })
  return element('a', { href: URL.createObjectURL(file), download: 'reminder.ics' }, 'Calendar file (.ics)')
}

const headersOf = ({ headers }) =>
  element(
    'dl',
    {},
    ...Object.entries(headers).flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  )

const folded = (title, content) => element('details', {}, element('summary', {}, title), content)

function contentOf(caught) {
  const text = element('pre', { dir: 'auto' }, caught.text)
  const parts = caught.html ? [frameOf(caught), folded('Plain text', text)] : [text]
  if (caught.calendar) parts.push(element('p', {}, calendarOf(caught)))
  return element('div', {}, ...parts, folded('Headers', headersOf(caught)))
}

function itemOf(caught) {
  const { channel, to, subject, text, at, headers } = caught
  const kind = element('span', { className: 'kind' }, channel === 'PUSH' ? 'Push' : 'Mail')
  const line = element('span', { className: 'subject', dir: 'auto' }, subject || '(no subject)')
  const below = element('span', { className: 'note' }, kind, ' to ', element('bdi', {}, to), ' · ', time(at))
  if (headers.outcome) below.append(' · ', headers.outcome)
  const preview = element('span', { className: 'preview note', dir: 'auto' }, text.slice(0, 300))
  const details = element('details', { className: 'card' }, element('summary', {}, line, below, preview))
  // A frame costs something: it is made for what somebody looks at.
  details.addEventListener('toggle', () => details.append(contentOf(caught)), { once: true })
  return details
}

/** First in the list, if it is new or has been tried again; what is open stays open. */
function place(caught) {
  const known = shown.get(caught.id)
  if (known?.dataset.at === caught.at) return
  const details = itemOf(caught)
  details.open = known?.firstChild.open ?? false
  const item = element('li', {}, details)
  item.dataset.at = caught.at
  known?.remove()
  shown.set(caught.id, item)
  byId('caught').prepend(item)
}

function show(all) {
  const ids = new Set(all.map(({ id }) => id))
  for (const [id, item] of shown) {
    if (ids.has(id)) continue
    item.remove()
    shown.delete(id)
  }
  for (const caught of all.toReversed()) place(caught)
  byId('empty').hidden = all.length > 0
  say(all.length === 0 ? 'What comes shows by itself.' : 'The newest first. What comes shows by itself.')
}

let isExplained = false

/** What to do while nothing has come. */
async function explain() {
  if (isExplained) return
  byId('address').textContent = await operation('address')
  byId('verify').textContent = await operation('verify')
  if (!(await get('/inbox/catching.json')).isMailCaught)
    byId('way').textContent = 'A code goes there by SMTP_URL, and is not caught here. With it the address is yours:'
  isExplained = true
}

async function news() {
  await explain()
  show(await get('/inbox?first=50'))
}

async function look() {
  try {
    if (!document.hidden) await news()
  } catch (error) {
    if (error.isSignedOut) return signIn(look)
    if (!error.isAway) console.error(error)
    say(`${error.message} This page keeps asking.`)
  }
  setTimeout(look, everyMs)
}

look()
