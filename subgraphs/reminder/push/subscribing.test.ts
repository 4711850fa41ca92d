import { expect, test } from 'vitest'
import { within } from '../fired.fixture.ts'
import { browserInput, openSubscribing } from './subscribing.fixture.ts'

const idOf = ({ data }: { data?: Record<string, unknown> | null | undefined }): string =>
  JSON.parse(JSON.stringify(data?.['subscribePush'])).subscription.id

test('a browser is subscribed, and shown by its name and its push service alone', async () => {
  const { subscribe, browsers } = await openSubscribing()

  const answer = await subscribe(browserInput())
  const second = await subscribe(browserInput({ device: undefined }))

  expect(answer.errors).toBeUndefined()
  expect(await browsers()).toEqual([
    { id: idOf(second), device: 'Browser (127.0.0.1:8443)' },
    { id: idOf(answer), device: 'Firefox on the laptop (127.0.0.1:8443)' },
  ])
  expect(await browsers('eve')).toEqual([])
})

test('the same endpoint again is the same subscription, with the newer keys and name', async () => {
  const { subscribe, browsers, admin } = await openSubscribing()
  const first = browserInput()
  const again = browserInput({ endpoint: first.endpoint, device: 'Laptop' })

  const ids = [await subscribe(first), await subscribe(again)].map(idOf)
  await subscribe({ ...again, device: undefined, endpoint: `${first.endpoint}#anything` })

  expect(ids[1]).toBe(ids[0])
  expect(await browsers()).toEqual([{ id: ids[0], device: 'Laptop (127.0.0.1:8443)' }])
  expect(await admin.query('select endpoint, p256dh, auth from reminder.push_subscription')).toEqual([
    { endpoint: first.endpoint, p256dh: again.p256dh, auth: again.auth },
  ])
})

test('one browser is one person’s: it goes to whoever subscribed in it last, who is told nothing of the other', async () => {
  const { subscribe, browsers, admin, preferencesTold } = await openSubscribing()
  const browser = browserInput()

  const adas = idOf(await subscribe(browser, 'ada'))
  const bobs = await subscribe({ ...browser, device: undefined }, 'bob')

  expect(idOf(bobs)).not.toBe(adas)
  expect(await browsers('bob')).toEqual([{ id: idOf(bobs), device: 'Browser (127.0.0.1:8443)' }])
  expect(await browsers('ada')).toEqual([])
  expect(
    await admin.query(`select removed_because, endpoint from reminder.push_subscription where id = $1`, [adas]),
  ).toEqual([{ removed_because: 'MOVED', endpoint: null }])
  await expect.poll(() => preferencesTold(), within).toHaveLength(3)
  const [ofBob] = preferencesTold().filter(({ ownerid }) => ownerid === 'bob')
  const [, takenFromAda] = preferencesTold().filter(({ ownerid }) => ownerid === 'ada')
  expect(JSON.stringify(ofBob)).not.toContain('ada')
  expect(JSON.stringify(takenFromAda)).not.toContain('bob')
  expect(takenFromAda).toMatchObject({ type: 'push.unsubscribed', actorid: 'system/push' })
  expect(takenFromAda?.correlationid).not.toBe(ofBob?.correlationid)
})

test('however many people and processes subscribe in one browser at once, it ends up with one of them', async () => {
  const { subscribe, browsers } = await openSubscribing()
  const browser = browserInput()
  const people = Array.from({ length: 12 }, (_, index) => `person-${index % 4}`)

  const answers = await Promise.all(people.map((person) => subscribe(browser, person)))

  expect(answers.filter(({ errors }) => errors)).toEqual([])
  const held = await Promise.all([...new Set(people)].map((person) => browsers(person)))
  expect(held.flat()).toHaveLength(1)
})

test('the 21st browser of a person is one too many, also when all come at once', async () => {
  const { subscribe, unsubscribe, browsers } = await openSubscribing()

  const answers = await Promise.all(Array.from({ length: 22 }, () => subscribe(browserInput())))

  const refused = answers.flatMap(({ errors }) => errors ?? [])
  expect(refused.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'LIMIT_EXCEEDED', limit: 20, actual: 21 },
    { code: 'LIMIT_EXCEEDED', limit: 20, actual: 21 },
  ])
  const [one] = await browsers()
  expect(await browsers()).toHaveLength(20)
  expect((await subscribe(browserInput(), 'bob')).errors).toBeUndefined()
  await unsubscribe(one?.id ?? '')
  expect((await subscribe(browserInput())).errors).toBeUndefined()
})

test('a browser that is unsubscribed is gone with its keys; a stranger cannot, and finds nothing', async () => {
  const { subscribe, unsubscribe, browsers, admin } = await openSubscribing()
  const id = idOf(await subscribe(browserInput()))

  expect((await unsubscribe(id, 'eve')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  expect((await unsubscribe('zzz')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  expect((await unsubscribe(id)).data).toEqual({
    unsubscribePush: { subscription: { id, device: 'Firefox on the laptop (127.0.0.1:8443)' } },
  })
  expect((await unsubscribe(id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])

  expect(await browsers()).toEqual([])
  expect(await admin.query('select endpoint, p256dh, auth, removed_because from reminder.push_subscription')).toEqual([
    { endpoint: null, p256dh: null, auth: null, removed_because: 'UNSUBSCRIBED' },
  ])
})

test('the audit is told of both, without what it takes to push there', async () => {
  const { subscribe, unsubscribe, preferencesTold } = await openSubscribing()
  const browser = browserInput()
  const id = idOf(await subscribe(browser))
  await subscribe(browser)
  await unsubscribe(id)

  await expect
    .poll(() => preferencesTold().map(({ type }) => type), within)
    .toEqual(['push.subscribed', 'push.unsubscribed'])
  expect(preferencesTold()[0]).toMatchObject({
    ownerid: 'ada',
    actorid: 'ada',
    subject: id,
    data: { subscription: { id, device: 'Firefox on the laptop', service: '127.0.0.1:8443' } },
  })
  const told = JSON.stringify(preferencesTold())
  for (const secret of [browser.endpoint, browser.p256dh, browser.auth]) expect(told).not.toContain(secret)
})

test('the audit is told of another name and of new keys, and of nothing when nothing is new', async () => {
  const { subscribe, unsubscribe, preferencesTold } = await openSubscribing()
  const browser = browserInput()
  const id = idOf(await subscribe(browser))
  await subscribe({ ...browser, device: 'Laptop' })
  await subscribe({ ...browser, device: undefined })
  await subscribe(browserInput({ endpoint: browser.endpoint, device: undefined }))
  await unsubscribe(id)

  const told = () => preferencesTold().map(({ type, data, aggregateversion }) => ({ type, data, aggregateversion }))
  await expect.poll(told, within).toHaveLength(4)
  const subscription = { id, device: 'Laptop', service: '127.0.0.1:8443' }
  const renamed = { device: { old: 'Firefox on the laptop', new: 'Laptop' } }
  expect(told().slice(1)).toEqual([
    { type: 'push.updated', aggregateversion: 2, data: { subscription, changes: renamed } },
    { type: 'push.updated', aggregateversion: 3, data: { subscription, changes: {} } },
    { type: 'push.unsubscribed', aggregateversion: 4, data: expect.objectContaining({ subscription }) },
  ])
  expect(preferencesTold()[1]).toMatchObject({ ownerid: 'ada', actorid: 'ada', subject: id })
})

test('every process gives browsers the same key, which no request can read the other half of', async () => {
  const { ask, replica, database, admin } = await openSubscribing()
  const identity = { subject: 'ada', actor: { type: 'USER', id: 'ada' }, scopes: [], correlationId: 'keys' } as const
  const others = [replica(), replica(), replica()]

  const answers = await Promise.all([
    ask('{ pushKey }'),
    ...others.map((other) => other.execute({ query: '{ pushKey }', variables: {} }, identity)),
  ])

  const [kept] = await admin.query<{ key: string }>('select public_key as key from reminder.vapid_key')
  expect(answers.map(({ data }) => data?.['pushKey'])).toEqual(Array.from({ length: 4 }, () => kept?.key))
  expect(Buffer.from(kept?.key ?? '', 'base64url')).toHaveLength(65)
  const requests = database.open('reminder')
  for (const secret of ['private_key from reminder.vapid_key', 'endpoint from reminder.push_subscription'])
    await expect(requests.query(`select ${secret}`)).rejects.toThrow('permission denied')
})
