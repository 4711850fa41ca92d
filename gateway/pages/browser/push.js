import { ask, byId, element, say, signIn } from '/pages/ask.js'

const isAble = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const bytesOf = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))

const isSame = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index])

const browserName = () => {
  const { brands = [], platform = navigator.platform } = navigator.userAgentData ?? {}
  const { brand = /Firefox|Safari/.exec(navigator.userAgent)?.[0] ?? 'Browser' } =
    brands.find((one) => !/not.?a.?brand/i.test(one.brand)) ?? {}
  return `${brand} on ${platform}`.slice(0, 100)
}

/** Offline, some browsers try for minutes. */
const late = (seconds) =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${seconds} seconds`)), seconds * 1000)
  })

/** The browser's own subscription for this server's key; one for an older key is of no more use. */
async function subscription({ pushManager }, key) {
  const old = await pushManager.getSubscription()
  if (old && isSame(new Uint8Array(old.options.applicationServerKey), key)) return old
  await old?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

async function enable() {
  if ((await Notification.requestPermission()) !== 'granted')
    return say('Notifications are blocked. Allow them for this page in the settings of your browser, then try again.')
  const [registration, { key }] = [await registered(), await ask('key')]
  let made
  try {
    made = await Promise.race([subscription(registration, bytesOf(key)), late(20)])
  } catch (error) {
    return say(`This browser cannot reach its push service (${error.message}). Reminders still show in the inbox.`)
  }
  const { endpoint, keys } = made.toJSON()
  await ask('subscribe', { endpoint, ...keys, name: browserName() })
  await showDevices()
  say('Push is enabled in this browser.')
}

async function remove(id) {
  await ask('unsubscribe', { id })
  say('That browser gets no more pushes.')
  await showDevices()
}

async function test() {
  await ask('remind', { title: 'Hello from Tickler', at: new Date(Date.now() + 10_000).toISOString() })
  say('It comes in ten seconds. Whatever way it goes, the inbox shows it.')
}

const deviceOf = ({ id, name }) => {
  const button = element('button', { type: 'button', className: 'quiet', onclick: saying(() => remove(id)) }, 'Remove')
  button.setAttribute('aria-label', `Remove ${name}`)
  return element('li', {}, element('bdi', {}, name), button)
}

async function showDevices() {
  const { devices } = await ask('devices')
  byId('devices').replaceChildren(...devices.map(deviceOf))
  byId('all').hidden = devices.length === 0
}

/** What was pressed on a notification that could not act by itself. A link alone must not do it: a person presses again. */
function showReminder() {
  const { reminder: reminderId, task: taskId } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)))
  byId('about').hidden = !reminderId
  const act = (name, said) =>
    saying(async () => {
      await ask(name, { reminderId, taskId })
      if (name === 'done') await ask('seen', { reminderId }).catch(() => {}) // unless it was snoozed meanwhile
      history.replaceState(null, '', location.pathname)
      byId('about').hidden = true
      say(said)
    })
  byId('done').onclick = act('done', 'Done.')
  byId('snooze').onclick = act('snooze', 'It comes again in ten minutes.')
}

const saying = (work) => () =>
  work().catch((error) => {
    say(error.message)
    if (error.isSignedOut) signIn(start)
  })

const registered = () => navigator.serviceWorker.register('/push/worker.js', { scope: '/push/' })

const start = saying(async () => {
  await showDevices()
  byId('here').hidden = false
  showReminder()
  if (!isAble)
    return say('This browser has no push here. It needs https, or localhost as the address. The inbox works anyway.')
  await registered()
  say(Notification.permission === 'granted' ? 'Notifications are allowed.' : 'Push is not enabled yet.')
})

byId('enable').onclick = saying(enable)
byId('test').onclick = saying(test)
byId('enable').disabled = !isAble
addEventListener('hashchange', showReminder)
start()
