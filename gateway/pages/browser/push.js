import { ask, byId, element, say, signIn } from '/pages/ask.js'

const kept = 'tickler-subscription'
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

const isAllowed = () => isAble && Notification.permission === 'granted'

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
    return say(
      `This browser cannot reach its push service (${error.message}). Mail to an address that you have verified shows in the inbox, unless SMTP_URL is set.`,
    )
  }
  const { endpoint, keys } = made.toJSON()
  const { subscribePush } = await ask('subscribe', { endpoint, ...keys, name: browserName() })
  localStorage.setItem(kept, subscribePush.subscription.id)
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
  say('It comes in ten seconds, as a notification. What became of the push, the inbox shows.')
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
  const isHere = isAllowed() && devices.some(({ id }) => id === localStorage.getItem(kept))
  byId('test').disabled = !isHere
  byId('first').hidden = isHere
  byId('then').hidden = !isHere
}

/** What was pressed on a notification that could not act by itself. A link alone must not do it: a person presses again. */
async function showReminder() {
  const reminderId = new URLSearchParams(location.hash.slice(1)).get('reminder')
  byId('about').hidden = true
  if (!reminderId) return
  const { task } = (await ask('about', { reminderId })).reminder
  if (!task) return say('The task of this reminder is gone.')
  byId('title').textContent = task.title
  byId('about').hidden = false
  const act = (name, said) =>
    saying(async () => {
      await ask(name, { reminderId, taskId: task.id })
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
    if (error.isSignedOut) return signIn(start)
    say(error.message)
  })

const registered = () => navigator.serviceWorker.register('/push/worker.js', { scope: '/push/' })

async function stateHere() {
  if (!isAble)
    return 'This browser has no push here. It needs https, or localhost as the address. The inbox works anyway.'
  await registered()
  return isAllowed() ? 'Notifications are allowed.' : 'Push is not enabled yet.'
}

/** Before anybody presses anything: asked until there is an answer. */
const start = saying(async () => {
  try {
    await showDevices()
    byId('here').hidden = false
    say(await stateHere())
    await showReminder()
  } catch (error) {
    if (error.isAway) setTimeout(start, 2500)
    throw error
  }
})

byId('enable').onclick = saying(enable)
byId('test').onclick = saying(test)
byId('enable').disabled = !isAble
addEventListener('hashchange', saying(showReminder))
start()
