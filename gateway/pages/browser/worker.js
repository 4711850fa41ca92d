// Shows what is pushed, and does what is pressed on it.
const words = {
  en: { done: 'Done', snooze: 'Snooze 10 minutes' },
  ur: { done: 'ہو گیا', snooze: '10 منٹ بعد' },
}

async function show({ title, body, lang, dir, tag, at, reminderId, taskId }) {
  const { done, snooze } = words[lang] ?? words.en
  const actions = [
    { action: 'done', title: done },
    { action: 'snooze', title: snooze },
  ]
  await self.registration.showNotification(title, {
    body,
    lang,
    dir,
    tag,
    renotify: true,
    timestamp: Date.parse(at) || undefined,
    data: { reminderId, taskId },
    actions: reminderId ? actions : [],
  })
}

async function ask(name, variables) {
  const operations = await (await fetch('/pages/operations.json')).json()
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify({ query: operations[name], variables }),
  })
  const { errors } = await response.json()
  if (errors) throw new Error(errors[0].message)
}

const pageFor = ({ reminderId }) => (reminderId ? `/push#${new URLSearchParams({ reminder: reminderId })}` : '/inbox')

/** Where it cannot be done from here, as without a token, the page asks. */
async function act({ action, notification }) {
  const { data } = notification
  notification.close()
  try {
    if (!action) throw new Error('nothing was pressed but the notification')
    await ask(action, data)
    // One that was snoozed meanwhile has nothing to be seen yet.
    if (action === 'done') await ask('seen', data).catch(() => {})
  } catch {
    await self.clients.openWindow(pageFor(data))
  }
}

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('push', (event) => event.waitUntil(show(event.data.json())))
self.addEventListener('notificationclick', (event) => event.waitUntil(act(event)))
