import { expect, test } from 'vitest'
import type { Identity } from '../../../platform/identity.ts'
import { within } from '../fired.fixture.ts'
import { configOf, identityOf, openWorld, type World } from '../reminder.fixture.ts'
import { unsubscribeTokens } from './unsubscribe.tokens.ts'

const ada = 'ada@example.org'
const gateway: Identity = {
  subject: 'system',
  actor: { type: 'SYSTEM', id: 'system/gateway/unsubscribe' },
  scopes: ['gateway'],
  correlationId: 'a-link-of-a-mail',
}

const tokenOf = ({ database }: World, address = ada, ownerId = 'ada') =>
  unsubscribeTokens(Buffer.from(configOf(database).CURSOR_KEY, 'hex')).tokenOf(ownerId, address)
const follow = ({ reminder }: World, token: string, identity: Identity = gateway) =>
  reminder.execute(
    { query: 'mutation ($token: String!) { unsubscribeByToken(token: $token) }', variables: { token } },
    identity,
  )
const shown = ({ ask }: World) => ask('{ preferences { email isEmailVerified } }')

async function verified(): Promise<World> {
  const world = await openWorld()
  await world.admin.query(
    `insert into reminder.preference (owner_id, email, email_verified_at, default_lead, version) values ('ada', $1, now(), 'PT0S', 4)`,
    [ada],
  )
  return world
}

test('a link takes back the verification, once, in the name of nobody who is signed in; the address stays', async () => {
  const world = await verified()

  expect(await follow(world, tokenOf(world))).toEqual({ data: { unsubscribeByToken: true } })
  expect(await follow(world, tokenOf(world))).toEqual({ data: { unsubscribeByToken: true } })

  expect((await shown(world)).data).toEqual({ preferences: { email: ada, isEmailVerified: false } })
  await expect.poll(() => world.preferencesTold(), within).toHaveLength(1)
  expect(world.preferencesTold()).toMatchObject([
    {
      ownerid: 'ada',
      actortype: 'system',
      actorid: 'system/unsubscribe',
      correlationid: 'a-link-of-a-mail',
      aggregateversion: 5,
      data: { changes: { isEmailVerified: { old: true, new: false } } },
    },
  ])
})

test('twenty times at once is once', async () => {
  const world = await verified()

  const answers = await Promise.all(Array.from({ length: 20 }, () => follow(world, tokenOf(world))))

  expect(answers).toEqual(Array(20).fill({ data: { unsubscribeByToken: true } }))
  await expect.poll(() => world.preferencesTold(), within).toHaveLength(1)
})

test('links of another address, of another person and of nobody do nothing, and cannot be told apart', async () => {
  const world = await verified()
  await world.ask('mutation { updatePreferences(input: { locale: UR }) { preferences { locale } } }', {}, 'eve')

  for (const token of [
    tokenOf(world, 'old@example.org'),
    tokenOf(world, ada, 'eve'),
    tokenOf(world, ada, 'nobody'),
    'made-up',
    '',
  ])
    expect(await follow(world, token)).toEqual({ data: { unsubscribeByToken: false } })

  expect((await shown(world)).data).toMatchObject({ preferences: { isEmailVerified: true } })
})

test('nobody but the gateway may ask for it, not even the owner', async () => {
  const world = await verified()

  for (const other of [identityOf('ada'), { ...gateway, scopes: ['entities:read'] }])
    expect((await follow(world, tokenOf(world), other)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  expect((await shown(world)).data).toMatchObject({ preferences: { isEmailVerified: true } })
})
