// What both pages share: who looks at them, and how they ask.
const kept = 'tickler-token'

export const byId = (id) => document.getElementById(id)

const authorization = () => {
  const token = sessionStorage.getItem(kept)
  return token ? { authorization: `Bearer ${token}` } : {}
}

/** Rejects with what the server said; `isSignedOut` when a token is wanted, or another one. */
async function answerOf(response) {
  const body = await response.json()
  const [error] = body.errors ?? []
  if (!error) return body
  throw Object.assign(new Error(error.message), { isSignedOut: error.extensions?.code === 'UNAUTHENTICATED' })
}

/** Rejects with `isAway` when nobody answers, as while the server starts. */
async function answered(url, options) {
  const response = await fetch(url, options).catch(() => {
    throw Object.assign(new Error('Tickler does not answer.'), { isAway: true })
  })
  return answerOf(response)
}

export const get = (url) => answered(url, { headers: { accept: 'application/json', ...authorization() } })

let operations

/** They are fetched once, and anew after a failure. */
export async function operation(name) {
  operations ??= get('/pages/operations.json').catch((error) => {
    operations = undefined
    throw error
  })
  return (await operations)[name] ?? ''
}

/** Asks the graph by an operation's name, as the person who looks at the page. */
export async function ask(name, variables = {}) {
  const body = JSON.stringify({ query: await operation(name), variables })
  const headers = { 'content-type': 'application/json', ...authorization() }
  return (await answered('/graphql', { method: 'POST', headers, body })).data
}

/** Asks for a token, another one where there was one already, and runs `again` once it is there. */
export function signIn(again) {
  const wasRefused = sessionStorage.getItem(kept) !== null
  sessionStorage.removeItem(kept)
  say(wasRefused ? 'This token was refused: it is not one of this server, or too old.' : 'Give your token to sign in.')
  const form = byId('sign-in')
  form.hidden = false
  form.onsubmit = (event) => {
    event.preventDefault()
    sessionStorage.setItem(kept, byId('token').value.trim())
    form.hidden = true
    say('Looking…')
    again()
  }
}

export const say = (text) => {
  const state = byId('state')
  if (state.textContent !== text) state.textContent = text
}

/** An element with these properties and children; a text is a text, whatever is written in it. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
