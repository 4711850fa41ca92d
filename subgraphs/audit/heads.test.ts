import { expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { keepRows } from './audit.store.ts'
import { append, genesis, verifyChain } from './audit.ts'
import { headsWorld } from './heads.fixture.ts'
import { isTimeToTell, takeMoved } from './heads.store.ts'

test('the heads that moved are told together, and are what the chains end with', async () => {
  const { change, tell, told, headOf } = await headsWorld()
  await change('ada', 'bob')
  await change('ada')

  await tell()

  expect(await told()).toEqual([[await headOf('ada'), await headOf('bob')]])
  expect(await headOf('ada')).toMatchObject({ sequence: 2 })
})

test('once a minute, and only of those that moved since', async () => {
  const { change, tell, told, headOf, minutePasses } = await headsWorld()
  await change('ada', 'bob')
  await tell()
  await change('ada')
  await tell()
  expect(await told()).toHaveLength(1)

  await minutePasses()
  await tell()
  expect((await told())[1]).toEqual([await headOf('ada')])

  await minutePasses()
  await tell()
  expect(await told()).toHaveLength(2)
})

test('of many replicas one tells', async () => {
  const { change, tell, told, minutePasses } = await headsWorld()
  await change('ada')
  await Promise.all(Array.from({ length: 8 }, tell))
  await change('ada')
  await minutePasses()
  await Promise.all(Array.from({ length: 8 }, tell))

  expect(await told()).toHaveLength(2)
})

test('F4: what dies in the middle of telling has told nothing, and the next one tells all of it', async () => {
  const { change, tell, told, headOf, worker } = await headsWorld()
  await change('ada', 'bob')

  const dying = worker.transaction(async (tx) => {
    await isTimeToTell(tx, 60_000)
    await takeMoved(tx, 1)
    throw new Error('killed')
  })
  await expect(dying).rejects.toThrow('killed')
  await tell()

  expect(await told()).toEqual([[await headOf('ada'), await headOf('bob')]])
})

test('a chain that grows at the moment of telling is told of as it is then', async () => {
  const { change, changeWhile, minutePasses, tell, told, headOf, worker } = await headsWorld()
  await tell()
  await minutePasses()
  await change('ada')
  let telling: Promise<void> = Promise.resolve()

  await changeWhile('ada', async () => {
    telling = tell()
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(() => worker.query(waiting)).toHaveLength(1)
  })
  await telling

  expect((await told()).flat()).toEqual([await headOf('ada')])
})

test('while chains grow, each head that is told was one, and the last that is told is where the chain ends', async () => {
  const { change, tell, told, headOf, chainOf, minutePasses, worker } = await headsWorld()
  const owners = Array.from({ length: 6 }, (_, index) => `owner ${index}`)
  const growing = Array.from({ length: 6 }, async (_, index) => {
    for (let round = 0; round < 12; round++)
      await change(...(index % 2 === 0 ? owners : owners.toReversed()).slice(0, 2 + (round % 5)))
  })
  let isGrowing = true
  const telling = (async () => {
    while (isGrowing) {
      await minutePasses()
      await tell()
    }
  })()
  await Promise.all(growing)
  isGrowing = false
  await telling
  await minutePasses()
  await tell()

  const heads = (await told()).flat()
  expect(heads.length).toBeGreaterThan(owners.length)
  for (const owner of owners) {
    const chain = await chainOf(owner)
    const ofOwner = heads.filter(({ ownerId }) => ownerId === owner)
    for (const head of ofOwner) expect(verifyChain(chain.slice(0, head.sequence), { head }).isIntact).toBe(true)
    expect(ofOwner.at(-1)).toEqual(await headOf(owner))
  }
  expect(await worker.query('select * from audit.moved_head')).toEqual([])
})

test('chains from before heads were told are told of at the first time', async () => {
  const { change, tell, told, headOf, worker } = await headsWorld()
  await keepRows(worker, append(genesis, ['x', 'y'].map(changeOf)))
  await change('bob')

  await tell()

  expect((await told()).flat()).toEqual([await headOf('ada'), await headOf('bob')])
})

test('thousands of heads are several events, each small enough for any broker', async () => {
  const { tell, told, worker } = await headsWorld()
  await worker.query(
    `insert into audit.moved_head select 'owner ' || n, 1, repeat('a', 64) from generate_series(1, 2500) n`,
  )

  await tell()

  expect((await told()).map(({ length }) => length)).toEqual([1_000, 1_000, 500])
})

test('a chain that was cut off or written anew shows against a head that was told', async () => {
  const { change, tell, told, chainOf } = await headsWorld()
  await change('ada')
  await change('ada')
  await tell()
  const [head] = (await told()).flat()
  if (!head) throw new Error('a head was told')
  const chain = await chainOf('ada')
  const rewritten = append(
    genesis,
    chain.map((row) => ({ ...row, newValues: { title: 'Never happened' } })),
  )

  expect(verifyChain(chain, { head }).isIntact).toBe(true)
  expect(verifyChain(chain.slice(0, 1), { head }).isIntact).toBe(false)
  expect(verifyChain(rewritten, { head }).isIntact).toBe(false)
  expect(verifyChain(rewritten).isIntact).toBe(true) // which nothing else tells
})

const changeOf = (action: string) => ({
  id: newId(),
  eventId: newId(),
  ownerId: 'ada',
  at: new Date('2030-01-01T09:00:00Z'),
  entityType: 'task',
  entityId: 't',
  action,
  actorType: 'USER' as const,
  actorId: 'ada',
  oldValues: null,
  newValues: {},
  correlationId: 'a-correlation',
})
