import { expect, test } from 'vitest'
import { command, on, openActing, words } from './acting.fixture.ts'

const assistant = await openActing()
const { as, means, setWay, database } = assistant
const admin = database.open()

const shown = `{ tasks(filter: { status: [ACTIVE, COMPLETED, DELETED] }) { nodes { id title status version due { date } } } }`
const taskOf = async (name: string) => (await as(name).runAtTask(shown)).data.tasks.nodes[0]
const effectsOf = (name: string) =>
  admin.query(`select jsonb_array_length(effects) as count from conversation.turn where owner_id = $1`, [name])

const dentist = { meant: words('dentist') }
const steps = [
  ['rename', command('UPDATE_TASK', { ...dentist, title: 'Doctor' }), { title: 'Doctor' }],
  ['move', command('RESCHEDULE_TASK', { ...dentist, due: on('2030-01-04') }), { due: { date: '2030-01-04' } }],
  ['shift', command('RESCHEDULE_TASK', { ...dentist, shift: 'P1D' }), { due: { date: '2030-01-04' } }],
  ['complete', command('COMPLETE_TASK', dentist), { status: 'COMPLETED' }],
] as const

test.each(steps)(
  '%s: the answer got lost, the same message again finishes it, and "undo" takes it back once',
  async (how, asked, after) => {
    const name = `ada ${how}`
    const ada = as(name)
    await ada.has('Dentist', { date: '2030-01-03' })
    const before = await taskOf(name)
    const input = { text: means(how, asked), idempotencyKey: how }
    setWay(async ({ query }, passOn) => {
      const answer = await passOn()
      if (!query.startsWith('mutation')) return answer
      setWay(null)
      throw new Error('The line broke.')
    })

    const lost = await ada.send(input)
    expect(lost.data.said.reply.content).toContain('idempotencyKey')
    const changed = await taskOf(name)
    expect(changed).toMatchObject({ ...after, version: before.version + 1 })

    const again = await ada.say(input.text, input)
    expect(again.reply.content).not.toContain('idempotencyKey')
    expect(await taskOf(name)).toEqual(changed)
    expect(await effectsOf(name)).toEqual([{ count: 1 }])

    await ada.say(means('undo', command('UNDO')), { conversationId: again.conversation.id })
    expect(await taskOf(name)).toMatchObject({ title: 'Dentist', status: 'ACTIVE', due: { date: '2030-01-03' } })
  },
)
