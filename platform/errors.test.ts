import { buildSchema, GraphQLError, graphql } from 'graphql'
import { expect, test } from 'vitest'
import {
  badInput,
  clientError,
  conflict,
  errorCodes,
  isErrorCode,
  isForCaller,
  notFound,
  staleVersion,
  unauthenticated,
  unavailable,
} from './errors.ts'

test('each error has a code of the closed list, and a message that says what to do', () => {
  const errors = [
    badInput([{ path: 'input.title', problem: 'write something here' }]),
    notFound('task'),
    conflict('Read it again.'),
    staleVersion(7),
    unavailable('task'),
    unauthenticated(),
  ]
  expect(errors.map(({ extensions }) => extensions['code'])).toEqual([
    'BAD_USER_INPUT',
    'NOT_FOUND',
    'CONFLICT',
    'CONFLICT',
    'UNAVAILABLE',
    'UNAUTHENTICATED',
  ])
  for (const { message } of errors) expect(message).toMatch(/(Correct|Check|Read|Try|Send) .*/)
})

test('bad input names every problem, for people and for programs', () => {
  const problems = [
    { path: 'input.title', problem: 'write something here' },
    { path: 'input.due.date', problem: 'use a date that exists' },
  ]
  const error = badInput(problems)

  expect(error.extensions['problems']).toEqual(problems)
  expect(error.message).toBe(
    'Correct the input: input.title: write something here; input.due.date: use a date that exists',
  )
})

test('a stale version comes with the current one', () => {
  expect(staleVersion(7).extensions).toEqual({ code: 'CONFLICT', currentVersion: 7 })
})

test('what was never there and what is not yours are told in the same words', () => {
  expect(notFound('task').toJSON()).toEqual(notFound('task').toJSON())
})

test('extensions cannot change the code', () => {
  expect(clientError('CONFLICT', 'x', { code: 'FORBIDDEN' }).extensions['code']).toBe('CONFLICT')
})

test('codes outside the list are none', () => {
  expect(errorCodes.every(isErrorCode)).toBe(true)
  for (const code of ['', 'OOPS', 'not_found', null, undefined, 42]) expect(isErrorCode(code)).toBe(false)
})

test('what we made for the caller is shown, and a fault of ours is not', async () => {
  const schema = buildSchema('type Query { given: String broken: String }')
  const fail = (error: Error) => () => {
    throw error
  }
  const errorOf = async (source: string, error: Error) => {
    const { errors } = await graphql({ schema, source, rootValue: { broken: fail(error) } })
    return isForCaller(errors?.[0] ?? new GraphQLError('there was none'))
  }

  expect(await errorOf('{ broken }', conflict('Read it again.'))).toBe(true)
  expect(await errorOf('{ nothing }', new Error('unused'))).toBe(true)
  expect(await errorOf('{ broken }', new TypeError('x is not a function'))).toBe(false)
  expect(await errorOf('{ broken }', clientError('INTERNAL_SERVER_ERROR', 'x'))).toBe(false)
  expect(await errorOf('{ broken }', Object.assign(new Error('x'), { extensions: { code: '23505' } }))).toBe(false)
})
