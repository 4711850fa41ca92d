import { expect, test } from 'vitest'
import { describeWithKafka } from './suites.ts'

const prefixes = new Set<string>()

for (const name of ['one suite', 'another suite'])
  await describeWithKafka(name, ({ brokers, prefix, env }) => {
    test('has brokers that others use too, and names of its own there', () => {
      expect(env).toEqual({ KAFKA_BROKERS: brokers, KAFKA_PREFIX: prefix })
      expect(prefixes).not.toContain(prefix)
      prefixes.add(prefix)
    })
  })
