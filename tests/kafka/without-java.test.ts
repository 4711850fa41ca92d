// What `npm test` does with the tests that need brokers.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { describeWithKafka } from '../support/kafka/suites.ts'

const project = resolve(import.meta.dirname, '../..')
const noJava = 'A local Kafka needs Java, and /nowhere/bin/java does not run: install Java 17 or newer'

/** On a machine without Java. */
async function npmTest(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [resolve(project, 'scripts/test.ts'), 'tests/support/kafka/suites.test.ts'], {
    cwd: project,
    // Its own run: what this run told its workers would confuse it.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1', JAVA_HOME: '/nowhere', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise((done) => child.once('close', done))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  return { code, output: output + errors, lastLine: output.trimEnd().split('\n').at(-1) }
}

test('they are skipped, and what is missing is said of each', async () => {
  const { lastLine, output } = await npmTest()

  expect(lastLine).toBe('0 passed, 0 failed, 2 skipped')
  expect(output.split(`(skipped. ${noJava}`)).toHaveLength(3)
})

test('with CI=true they are not skipped: that is a failure, with the reason', async () => {
  const { code, lastLine, output } = await npmTest({ CI: 'true' })

  expect([code, lastLine]).toEqual([1, '0 passed, 1 failed, 0 skipped'])
  expect(output).toContain(`No test is skipped under CI. ${noJava}`)
})

await describeWithKafka('with brokers that are there already', ({ brokers }) => {
  test('they run on those', async () => {
    expect(await npmTest({ KAFKA_BROKERS: brokers })).toMatchObject({
      code: 0,
      lastLine: '2 passed, 0 failed, 0 skipped',
    })
  })
})
