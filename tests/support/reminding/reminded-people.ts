import { expect } from 'vitest'
import type { Client } from '../client.ts'
import { insist } from '../faults/insist.ts'
import type { Sink } from '../mail-sink.ts'
import type { House } from '../replicas/house.ts'

/** A task with a reminder of its own by mail and in the app, and what became of it. */
export type Planned = Readonly<{
  ownerId: string
  address: string
  taskId: string
  at: Date
  /** When its closing was answered, if it was closed. */
  closedAt: Date | null
}>

const prefer = `mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { preferences { email } } }`
const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { preferences { isEmailVerified } } }`
const create = `mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }`
const complete = `mutation ($input: TaskIdInput!) { completeTask(input: $input) { task { id } } }`
const remove = `mutation ($input: DeleteTaskInput!) { deleteTask(input: $input) { task { id } } }`

const within = { timeout: 60_000, interval: 50 }

/** Someone who has an address that they verified by the code that came. */
export async function withAddress(house: House, sink: Sink, ownerId: string): Promise<Person> {
  const clients = await Promise.all(house.rows.map(({ client }) => client(ownerId)))
  const address = `${ownerId}@example.org`
  await answered(clients, prefer, { email: address })
  const codes = () =>
    sink.arrived.filter(({ to }) => to.includes(address)).flatMap(({ mail }) => /\b\d{6}\b/.exec(mail.text ?? '') ?? [])
  await expect.poll(codes, { ...within, message: 'the code comes' }).not.toEqual([])
  await answered(clients, verify, { code: codes()[0] })
  return { ownerId, address, clients }
}

export type Person = Readonly<{ ownerId: string; address: string; clients: readonly Client[] }>

const fates = ['kept', 'kept', 'completed', 'deleted'] as const

/** So many tasks, due one after the other within `spanMs`, half of which are closed before they are due. */
export async function planAll(
  { ownerId, address, clients }: Person,
  { many, fromMs, spanMs }: { many: number; fromMs: number; spanMs: number },
): Promise<Planned[]> {
  const began = Date.now() + fromMs
  const planned: Planned[] = []
  for (let index = 0; index < many; index++) {
    const at = new Date(Math.ceil(began + (spanMs * index) / many))
    const mark = `${ownerId}-${index}`
    const input = {
      title: `call ${mark}`,
      reminders: [{ at: at.toISOString(), channels: ['EMAIL', 'IN_APP'] }],
      idempotencyKey: mark,
    }
    const id = (await answered(clients, create, input)).createTask.task.id
    const fate = fates[index % fates.length]
    if (fate === 'completed') await answered(clients, complete, { id, idempotencyKey: `done ${mark}` })
    if (fate === 'deleted') await answered(clients, remove, { id, idempotencyKey: `gone ${mark}` })
    planned.push({ ownerId, address, taskId: id, at, closedAt: fate === 'kept' ? null : new Date() })
  }
  return planned
}

async function answered(clients: readonly Client[], query: string, input: Readonly<Record<string, unknown>>) {
  const { data, surprise } = await insist(clients, { query, variables: { input } })
  expect(surprise).toBeNull()
  return data
}
