import { beforeAll, expect, test } from 'vitest'
import { createLog } from '../../platform/log.ts'
import { counter } from '../../tests/bus/counter.ts'
import { makeBus } from '../../tests/bus/embedded-bus.maker.ts'
import { within } from '../../tests/bus/within.ts'
import { openWorld, provisionWorld, type World } from '../../tests/bus/world.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import type { Raw } from '../bus.ts'
import { deliver } from '../deliver.ts'
import { heldKeys } from '../held-keys.ts'
import { countLetters, discardLetters, knownIds, listLetters, redriveLetters, showLetter } from './dead-letters.ts'

const base = await freshDatabase('template0')
beforeAll(() => provisionWorld(base))

const log = createLog('silent', 'test')
const letterTo = (world: World, group: string, raw: Partial<Raw>) =>
  deliver({ consumer: counter(group, [world.things]), inbox: world.heard, held: heldKeys(), log }, [
    { topic: world.things.name, key: 'k', body: Buffer.from('{'), headers: {}, place: 'things/0@1', ...raw },
  ])

test('letters are listed with the newest first, by group and by topic, and one is shown as it came', async () => {
  const world = await openWorld(base.name, makeBus)
  const body = Buffer.from([0xff, 0, 1])
  await letterTo(world, 'heard.one', { place: 'things/0@1' })
  await letterTo(world, 'heard.two', { place: 'things/0@1', topic: 'elsewhere' })
  await letterTo(world, 'heard.two', { place: 'things/0@2', key: null, headers: { odd: 'a\0b' }, body })
  const mailboxes = [world.said, world.heard]

  const all = await listLetters(mailboxes, {}, 10)
  expect(all.map(({ group, place }) => [group, place])).toEqual([
    ['heard.two', 'things/0@2'],
    ['heard.two', 'things/0@1'],
    ['heard.one', 'things/0@1'],
  ])
  expect(await listLetters(mailboxes, { group: 'heard.two' }, 1)).toEqual(all.slice(0, 1))
  expect(await listLetters(mailboxes, { topic: 'elsewhere' }, 10)).toEqual(all.slice(1, 2))
  expect(await countLetters(mailboxes, { group: 'heard.two' })).toBe(2)

  const [newest] = all
  expect(await showLetter(mailboxes, newest?.id ?? '')).toEqual({
    ...newest,
    subgraph: 'heard',
    key: null,
    bytes: 3,
    attempts: 1,
    eventId: null,
    publishedAt: null,
    error: 'not JSON in UTF-8',
    headers: { odd: 'a\uFFFDb' },
    body,
  })
})

test('what is discarded is gone, by id or by group, and nothing else is', async () => {
  const world = await openWorld(base.name, makeBus)
  for (const place of ['1', '2', '3']) await letterTo(world, 'heard.one', { place })
  await letterTo(world, 'heard.two', { place: '1' })
  const [, second] = await listLetters([world.heard], { group: 'heard.one' }, 10)
  const ids = [second?.id ?? '', '019a0000-0000-7000-8000-000000000001']

  expect(await knownIds([world.heard], ids)).toEqual(new Set([second?.id]))
  expect(await discardLetters([world.said, world.heard], { ids })).toBe(1)
  expect((await listLetters([world.heard], { group: 'heard.one' }, 10)).map(({ place }) => place)).toEqual(['3', '1'])
  expect(await discardLetters([world.heard], { group: 'heard.one' })).toBe(2)
  expect(await countLetters([world.heard], {})).toBe(1)
})

test('what could not be read, and had come again under its own id since, has no second effect when it is redriven', async () => {
  const world = await openWorld(base.name, makeBus)
  const [row] = world.rows([{ subject: 'a', n: 1 }])
  const body = Buffer.from(JSON.stringify(row?.event))
  // As an older release would have set it aside that could not read its envelope.
  await letterTo(world, 'heard.one', { place: '1' })
  await world.heard.worker.query('update heard.dead_letter set body = $1', [body])
  await letterTo(world, 'heard.one', { place: '2', body })
  expect(await world.effects()).toHaveLength(1)

  await redriveLetters([world.heard], {})
  await world.start({ consumers: [counter('heard.one', [world.things])] })

  await expect.poll(() => world.keptAside(), within).toEqual([])
  expect(await world.effects()).toHaveLength(1)
  expect(await world.deadLetters()).toEqual([])
})

test('F19: bytes that are no event come back as the dead letter that they were, and take effect once they can be read', async () => {
  const world = await openWorld(base.name, makeBus)
  await letterTo(world, 'heard.one', { place: '1' })
  await letterTo(world, 'heard.one', { place: '2', body: null })
  const letters = await world.deadLetters()
  await redriveLetters([world.heard], {})
  await world.start({ consumers: [counter('heard.one', [world.things])] })
  await expect.poll(() => world.keptAside(), within).toEqual([])
  expect(await world.deadLetters()).toEqual(letters)

  const [row] = world.rows([{ subject: 'a', n: 1 }])
  // As a release would find it that can read what an older one could not.
  await world.heard.worker.query('update heard.dead_letter set body = $1', [Buffer.from(JSON.stringify(row?.event))])
  await redriveLetters([world.heard], {})

  await expect.poll(() => world.effects(), within).toEqual([{ subject: 'a', n: 1 }])
  await expect.poll(() => world.keptAside(), within).toEqual([])
  expect(await world.deadLetters()).toEqual([])
})
