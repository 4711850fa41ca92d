import { expect, test } from 'vitest'
import { within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { ada, asleep, codeFor, deliveries, pass, setEmail, shown, verify } from './verification.fixture.ts'

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')
const problem = (sentence: string) => [
  expect.objectContaining({
    extensions: {
      code: 'BAD_USER_INPUT',
      problems: [{ path: 'input.code', problem: expect.stringContaining(sentence) }],
    },
  }),
]

test('an address gets one code, and is verified by giving it back; the world is told, and never the address', async () => {
  const world = await openWorld(asleep)

  expect((await setEmail(world, ada)).data).toEqual({
    updatePreferences: { preferences: { email: ada, isEmailVerified: false } },
  })
  expect(await deliveries(world)).toMatchObject([
    { kind: 'CODE', channel: 'EMAIL', device: ada, destination: 'a***@example.org', status: 'PENDING' },
  ])
  const code = await codeFor(world)
  expect((await verify(world, code)).data).toEqual({
    verifyEmail: { preferences: { email: ada, isEmailVerified: true } },
  })

  await expect.poll(() => world.preferencesTold(), within).toHaveLength(3)
  const email = { old: null, new: 'a***@example.org' }
  expect(world.preferencesTold()).toMatchObject([
    { type: 'preferences.updated', data: { changes: { email } } },
    {
      type: 'code.requested',
      ownerid: 'ada',
      actorid: 'ada',
      data: { code: { email: email.new }, changes: { email } },
    },
    { data: { preferences: { isEmailVerified: true }, changes: { isEmailVerified: { old: false, new: true } } } },
  ])
  const kept = JSON.stringify([world.preferencesTold(), await world.admin.query('select * from reminder.outbox')])
  expect(kept).not.toContain('ada@')
  expect(kept).not.toContain(code)
})

test('the code is kept nowhere', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  const rows = await world.admin.query('select * from reminder.email_code')

  expect(JSON.stringify([rows, await deliveries(world)])).not.toContain(await codeFor(world))
})

test('digits may be Urdu or Arabic ones, with gaps', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  const code = await codeFor(world)
  const urdu = [...code].map((digit) => String.fromCharCode(0x06f0 + Number(digit))).join('')

  expect((await verify(world, `${urdu.slice(0, 3)} ${urdu.slice(3)}`)).data).toMatchObject({
    verifyEmail: { preferences: { isEmailVerified: true } },
  })
})

test.each(['', '12345', '1234567', 'abcdef', '12345६'])('%j is no code, and costs no try', async (given) => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)

  expect((await verify(world, given)).errors).toEqual(problem('write the six digits'))
  expect(await world.admin.query('select tries from reminder.email_code')).toEqual([{ tries: 0 }])
})

test('a wrong code says how many tries are left, and after five even the right one is refused', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  const code = await codeFor(world)

  for (const left of ['4 tries are left', '3 tries are left', '2 tries are left', '1 try is left', 'it is void now'])
    expect((await verify(world, otherThan(code))).errors).toEqual(problem(left))
  expect((await verify(world, code)).errors).toEqual(problem('there is no code to give back'))
})

test('twenty tries at the same time are five', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  const code = await codeFor(world)

  const answers = await Promise.all(Array.from({ length: 20 }, () => verify(world, otherThan(code))))

  const said = answers.map(({ errors }) => errors?.[0]?.message ?? 'no error')
  expect(said.filter((sentence) => sentence.includes('that is not the code'))).toHaveLength(5)
  expect(said.filter((sentence) => sentence.includes('there is no code'))).toHaveLength(15)
  expect((await verify(world, code)).errors).toEqual(problem('there is no code'))
})

test('the right code several times at once verifies once, and is an error to none', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  const code = await codeFor(world)

  const answers = await Promise.all(Array.from({ length: 5 }, () => verify(world, code)))

  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
  expect((await verify(world, code)).errors).toBeUndefined()
  await expect.poll(() => world.preferencesTold(), within).toHaveLength(3) // of the address, its code, and this
})

test('a code lives ten minutes by the clock of the database', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  await pass(world, '9 minutes')
  expect((await verify(world, otherThan(await codeFor(world)))).errors).toEqual(problem('4 tries are left'))

  await pass(world, '1 minute')
  expect((await verify(world, await codeFor(world))).errors).toEqual(problem('there is no code to give back'))
})

test('a new code takes the place of the one before, whose mail is sent no more', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  const first = await codeFor(world)
  await pass(world, '1 minute')
  await setEmail(world, ada)

  expect((await deliveries(world)).map(({ status }) => status)).toEqual(['SKIPPED', 'PENDING'])
  if (first !== (await codeFor(world))) expect((await verify(world, first)).errors).toEqual(problem('is not the code'))
  expect((await verify(world, await codeFor(world))).errors).toBeUndefined()
})

test('another address is not verified, and the code of the one before is void; null takes it away', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  await verify(world, await codeFor(world))
  await pass(world, '1 minute')
  expect((await setEmail(world, 'ada@example.com')).data).toMatchObject({
    updatePreferences: { preferences: { email: 'ada@example.com', isEmailVerified: false } },
  })
  const second = await codeFor(world)
  await setEmail(world, null)

  expect((await verify(world, second)).errors).toEqual(problem('there is no code'))
  expect((await world.ask(shown)).data).toEqual({ preferences: { email: null, isEmailVerified: false } })
  expect((await deliveries(world)).map(({ status }) => status)).toEqual(['SKIPPED', 'SKIPPED'])
})

test('a verified address that is named again gets no code, and stays verified', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)
  await verify(world, await codeFor(world))

  expect((await setEmail(world, ada)).data).toMatchObject({
    updatePreferences: { preferences: { isEmailVerified: true } },
  })
  expect(await deliveries(world)).toHaveLength(1)
})

test('a verified address of one person may be another’s as well: nobody learns who has it', async () => {
  const world = await openWorld(asleep)
  for (const owner of ['ada', 'eve']) {
    expect((await setEmail(world, ada, owner)).errors).toBeUndefined()
    expect((await verify(world, await codeFor(world, owner), owner)).data).toMatchObject({
      verifyEmail: { preferences: { isEmailVerified: true } },
    })
  }
})

test('S7: nobody gives back the code of somebody else', async () => {
  const world = await openWorld(asleep)
  await setEmail(world, ada)

  expect((await verify(world, await codeFor(world), 'eve')).errors).toEqual(problem('there is no code'))
  const service = world.database.open('reminder')
  expect(await service.asOwner('eve', 'select * from reminder.email_code')).toEqual([])
})
