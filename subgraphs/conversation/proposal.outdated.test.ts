import { expect, test } from 'vitest'
import { openAssistant } from '../../tests/support/assistant.ts'
import type { Person, Said } from '../../tests/support/person.ts'
import { holdEvents } from './held-events.fixture.ts'

const { as, audited, database, setWay } = await openAssistant()
const admin = database.open()

const idOf = ({ proposal }: Said) => proposal?.id ?? ''
const inConversation = ({ conversation }: Said) => ({ conversationId: conversation.id })
const statusOf = async (asking: Said) =>
  (await admin.query<{ status: string }>('select status from conversation.proposal where id = $1', [idOf(asking)]))[0]
    ?.status
const heardOf = async (taskId: string) =>
  (await admin.query<{ version: number }>('select version from conversation.handled where task_id = $1', [taskId]))[0]
    ?.version
const auditOf = (asking: Said) => audited.filter(({ subject }) => subject === idOf(asking))
const change = (person: Person, verb: string, id: string) =>
  person.runAtTask(`mutation ($id: ID!) { ${verb}(input: { id: $id${more[verb] ?? ''} }) { task { id } } }`, { id })
const more: Record<string, string> = { updateTask: ', priority: HIGH' }

test.each(['updateTask', 'completeTask', 'deleteTask'])(
  'after %s what was proposed of the task is void, and a yes is told so',
  async (verb) => {
    const alice = as(`alice ${verb}`)
    const id = await alice.has('Dentist')
    const asking = await alice.say('delete the dentist task')

    await change(alice, verb, id)

    await expect.poll(() => statusOf(asking)).toBe('VOID')
    await expect.poll(() => auditOf(asking)).toHaveLength(2)
    expect(auditOf(asking)[1]).toMatchObject({
      type: 'proposal.voided',
      actortype: 'system',
      actorid: 'system/conversation',
      aggregateversion: 2,
      data: { changes: { status: { old: 'OPEN', new: 'VOID' } } },
    })
    const yes = await alice.say('yes', inConversation(asking))
    expect(yes.reply.content).toBe(
      "The task 'Dentist' has changed since I asked, so I left it as it is. Ask again if you still want it.",
    )
    expect(yes.proposal).toMatchObject({ id: idOf(asking), status: 'VOID' })
    expect((await alice.confirm(idOf(asking))).reply.content).toBe(yes.reply.content)
  },
)

test('the same for what would be completed, whether its change is heard of first or not', async () => {
  const ben = as('ben')
  const id = await ben.has('Renew passport and photo')
  const heard = await ben.say('complete passport')
  await change(ben, 'updateTask', id)
  await expect.poll(() => statusOf(heard)).toBe('VOID')

  const unheard = await ben.say('complete passport')
  const letGo = await holdEvents(admin)
  await ben.runAtTask(
    'mutation ($id: ID!) { updateTask(input: { id: $id, title: "Renew passport" }) { task { id } } }',
    {
      id,
    },
  )
  const yes = await ben.say('yes', inConversation(unheard))
  await letGo()

  expect(yes.reply.content).toMatch(/has changed since I asked/)
  expect(yes.proposal?.status).toBe('VOID')
  expect(await ben.titles()).toEqual(['Renew passport'])
})

test('what the yes itself changes leaves it confirmed', async () => {
  const carla = as('carla')
  const id = await carla.has('Dentist')
  const asking = await carla.say('delete the dentist task')

  const yes = await carla.say('yes', inConversation(asking))

  await expect.poll(() => heardOf(id)).toBe(2)
  expect(yes.proposal?.status).toBe('CONFIRMED')
  expect(await statusOf(asking)).toBe('CONFIRMED')
})

test('the same when its answer got lost, so that the next yes finishes it', async () => {
  const dora = as('dora')
  const id = await dora.has('Dentist')
  const asking = await dora.say('delete the dentist task')
  setWay(async (_, passOn) => {
    await passOn()
    throw new Error('the answer got lost')
  })
  await dora.say('yes', inConversation(asking))
  setWay(null)
  await expect.poll(() => heardOf(id)).toBe(2)

  expect((await dora.say('yes', inConversation(asking))).reply.content).toBe("I've deleted the task 'Dentist'.")
  expect(await statusOf(asking)).toBe('CONFIRMED')
})

test('I4: events of the version that it was made of, or of earlier ones, come late and change nothing', async () => {
  const emil = as('emil')
  const letGo = await holdEvents(admin)
  const id = await emil.has('Dentist')
  await change(emil, 'updateTask', id)
  const asking = await emil.say('delete the dentist task')

  await letGo()

  await expect.poll(() => heardOf(id)).toBe(2)
  expect(await statusOf(asking)).toBe('OPEN')
  await emil.say('yes', inConversation(asking))
  expect(await emil.titles('DELETED')).toEqual(['Dentist'])
})

test('a change that is heard of while the proposal is being made makes it void as well', async () => {
  const finn = as('finn')
  const id = await finn.has('Dentist')
  setWay(async (_, passOn) => {
    const seen = await passOn()
    await change(finn, 'updateTask', id)
    await expect.poll(() => heardOf(id)).toBe(2)
    return seen
  })

  const asking = await finn.say('delete the dentist task')
  setWay(null)

  expect(await statusOf(asking)).toBe('VOID')
  await expect.poll(() => auditOf(asking).map(({ type }) => type)).toEqual(['proposal.made', 'proposal.voided'])
  expect((await finn.say('yes', inConversation(asking))).reply.content).toMatch(/has changed since I asked/)
  expect(await finn.titles()).toEqual(['Dentist'])
})

test('a change and a proposal at the same moment: whichever comes first, it does not stay open', async () => {
  const gina = as('gina')
  for (let round = 0; round < 10; round++) {
    const id = await gina.has(`Dentist ${round}`)
    const [asking] = await Promise.all([gina.say(`delete the dentist ${round} task`), change(gina, 'updateTask', id)])
    const isOfOld = async () =>
      (
        await admin.query('select from conversation.proposal where id = $1 and steps @> $2::jsonb', [
          idOf(asking),
          '[{"version": 1}]',
        ])
      ).length > 0

    await expect.poll(() => heardOf(id)).toBe(2)
    expect(await statusOf(asking)).toBe((await isOfOld()) ? 'VOID' : 'OPEN')
  }
})

test('what has expired, or was said no to, stays so', async () => {
  const hugo = as('hugo')
  const ids = [await hugo.has('Dentist'), await hugo.has('Gym')]
  const expired = await hugo.say('delete the dentist task')
  const rejected = await hugo.say('delete the gym task')
  await hugo.reject(idOf(rejected))
  await admin.query(`update conversation.proposal set expires_at = now() where id = $1`, [idOf(expired)])

  for (const id of ids) await change(hugo, 'updateTask', id)

  for (const id of ids) await expect.poll(() => heardOf(id)).toBe(2)
  expect([await statusOf(expired), await statusOf(rejected)]).toEqual(['OPEN', 'REJECTED'])
})

test('a task of another title stays proposed', async () => {
  const ida = as('ida')
  await ida.has('Dentist')
  const other = await ida.has('Gym')
  const asking = await ida.say('delete the dentist task')

  await change(ida, 'deleteTask', other)

  await expect.poll(() => heardOf(other)).toBe(2)
  expect(await statusOf(asking)).toBe('OPEN')
})
