import { pino } from 'pino'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { outage } from './outage.ts'

const Line = z.looseObject({ level: z.number(), msg: z.string() })

function heard(level: string) {
  const lines: z.infer<typeof Line>[] = []
  const write = (text: string) => void lines.push(Line.parse(JSON.parse(text)))
  return { lines, log: pino({ level, base: null, timestamp: false }, { write }) }
}

const refused = new Error('connect ECONNREFUSED\n  127.0.0.1:9092')

test('what waits says so once, in a short line that begins with what to do and has no stack', () => {
  const { lines, log } = heard('info')
  const { begin } = outage('task.outbox', log, () => 'task.outbox waits: check KAFKA_BROKERS')

  begin(refused)
  begin(refused)

  const msg = 'task.outbox waits: check KAFKA_BROKERS; trying again by itself (connect ECONNREFUSED 127.0.0.1:9092)'
  expect(lines).toEqual([{ level: 40, msg }])
})

test('its stack is for whoever debugs, each time', () => {
  const { lines, log } = heard('debug')
  const { begin } = outage('task.outbox', log)

  begin(refused)
  begin(refused)

  const debugging = lines.filter(({ level }) => level === 20)
  expect(debugging).toHaveLength(2)
  expect(debugging[0]).toMatchObject({ err: { stack: expect.stringContaining('at ') } })
})
