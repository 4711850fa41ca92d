// From a task's event to what a browser shows, by the subgraph as it is.
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { answerWith } from '../../../tests/support/push/misbehaviour.ts'
import { openPushService } from '../../../tests/support/push/push-service.ts'
import { attemptsAreDue, deliveriesOf } from '../delivery/carrier.fixture.ts'
import { within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'

async function openPushingWorld() {
  const service = await openPushService(onTestFinished)
  setDefaultCACertificates([...getCACertificates('bundled'), service.ca])
  const world = await openWorld({ carriers: null, settings: { PUSH_ALLOW_HOSTS: [`127.0.0.1:${service.port}`] } })

  const subscribe = async () => {
    const { data } = await world.ask('{ pushKey }')
    const browser = service.subscribe('127.0.0.1', String(data?.['pushKey']))
    const { errors } = await world.ask(
      'mutation ($input: PushSubscriptionInput!) { subscribePush(input: $input) { subscription { id } } }',
      { input: { endpoint: browser.endpoint, ...browser.keys, device: 'Laptop' } },
    )
    expect(errors).toBeUndefined()
  }
  const remind = async () => {
    const task = aTask()
    await world.say(created(task, [{ at: new Date(Date.now() + 200), channels: ['PUSH'] }]))
    return task
  }
  return { ...world, service, world, subscribe, remind }
}

test('a reminder comes to each of a person’s browsers, once', async () => {
  const { world, service, subscribe, remind, rows } = await openPushingWorld()
  await subscribe()
  await subscribe()

  const task = await remind()

  await expect
    .poll(async () => (await deliveriesOf(world)).map(({ status }) => status), within)
    .toEqual(['ACCEPTED', 'ACCEPTED'])
  expect(await rows()).toMatchObject([{ status: 'SENT' }])
  expect(service.faults).toEqual([])
  expect(service.pushed.map(({ path }) => path).toSorted()).toEqual(['/push/1', '/push/2'])
  for (const { text } of service.pushed) expect(JSON.parse(text)).toMatchObject({ title: task.title, taskId: task.id })
  for (const { destination } of await deliveriesOf(world))
    expect(destination).toBe(`Laptop (127.0.0.1:${service.port})`)
})

test('F28: a browser that is gone is forgotten; the next reminder comes in the app', async () => {
  const { world, service, subscribe, remind, rows, ask } = await openPushingWorld()
  await subscribe()
  service.answer(answerWith(410))

  await remind()

  await expect.poll(() => rows(), within).toMatchObject([{ status: 'FAILED' }])
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'FAILED', attempts: 1 }])
  expect((await ask('{ pushSubscriptions { id } }')).data).toEqual({ pushSubscriptions: [] })
  await remind()
  await expect.poll(async () => (await rows()).map(({ status }) => status), within).toEqual(['FAILED', 'SENT'])
  expect(service.requests()).toBe(1)
})

test('F28: a push service that asks to wait is asked again when it said, with the same topic', async () => {
  const { world, service, subscribe, remind } = await openPushingWorld()
  await subscribe()
  service.answer(answerWith(429, { 'retry-after': '3600' }))
  await remind()

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])
  const [{ claim_at, last_attempt_at } = {}] = await deliveriesOf(world)
  expect(Number(claim_at) - Number(last_attempt_at)).toBeGreaterThan(3_500_000)
  service.answer(answerWith(201))
  await attemptsAreDue(world)

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED', attempts: 2 }])
  const [first, second] = service.pushed.map(({ headers }) => headers['topic'])
  expect(second).toBe(first)
})
