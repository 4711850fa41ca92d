import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readRights } from './acls.ts'

const Document = z.object({
  operations: z.record(
    z.string(),
    z.object({
      action: z.enum(['send', 'receive']),
      channel: z.object({ $ref: z.string() }),
      tags: z.array(z.object({ name: z.string() })),
    }),
  ),
})

test('each subgraph may write what it says and read what it hears, as schema/asyncapi.yaml has it, and nothing else', async () => {
  const text = await readFile(new URL('../schema/asyncapi.yaml', import.meta.url), 'utf8')
  const needed = Object.values(Document.parse(parse(text)).operations).flatMap(({ action, channel, tags }) =>
    tags.map(
      ({ name }) => `${name} ${action === 'send' ? 'Write' : 'Read'} ${channel.$ref.replace('#/channels/', '')}`,
    ),
  )

  const rights = await readRights('')
  const onTopics = rights.filter(({ resource, principal }) => resource === 'topic' && principal !== 'operator')
  expect(onTopics.map(({ principal, operation, name }) => `${principal} ${operation} ${name}`).toSorted()).toEqual(
    [...new Set(needed)].toSorted(),
  )
})

test('each subgraph has the groups of its own name', async () => {
  const groups = (await readRights('x-')).filter(
    ({ resource, operation }) => resource === 'group' && operation === 'Read',
  )

  expect(groups).toEqual(
    ['task', 'reminder', 'conversation', 'audit'].map((principal) => ({
      ...{ principal, operation: 'Read', resource: 'group' },
      ...{ name: `x-${principal}.`, pattern: 'prefixed' },
    })),
  )
})

test('all names are those that begin with the prefix; without one, all there are', async () => {
  const describes = async (prefix: string) =>
    (await readRights(prefix)).find(({ principal, operation }) => principal === 'operator' && operation === 'Describe')

  expect(await describes('x-')).toMatchObject({ name: 'x-', pattern: 'prefixed' })
  expect(await describes('')).toMatchObject({ name: '*', pattern: 'literal' })
})
