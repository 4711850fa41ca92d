import { test } from 'vitest'
import { die, dieInRebalance, dieWhilePublishing } from '../support/faults/dying.ts'
import { faultMs, twoOfEach } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'

// Several at once. crash.long.test.ts has each by itself.
await describeWithKafka('F1 to F5: kill -9 of one of two, under load', ({ env }) => {
  const suffer = twoOfEach(env)

  test(
    'before a commit, between a message and its commands, after an effect and before its offset; and a gateway',
    {
      timeout: faultMs,
    },
    () =>
      suffer(['ada', 'eve'], async ({ right }) => {
        await right.gateway.kill()
        await Promise.all([
          right.gateway.start(),
          die(right.task, 'task.before-commit'),
          die(right.conversation, 'conversation.after-message'),
          die(right.reminder, 'bus.after-effect'),
          die(right.audit, 'bus.after-effect'),
        ])
      }),
  )

  test(
    'after a commit and before its answer, after a command, and when partitions are given out anew',
    {
      timeout: faultMs,
    },
    () =>
      suffer(['bob', 'zoe'], async (two) => {
        await Promise.all([
          die(two.right.task, 'task.after-commit'),
          die(two.right.conversation, 'conversation.after-command'),
          dieInRebalance(two, 'audit', 'audit.log'),
        ])
      }),
  )

  test('after events were published, and before that was noted', { timeout: faultMs }, () =>
    suffer(['ivy', 'tom'], async ({ left, right }) => {
      const twins = [left, right] as const
      await Promise.all(
        (['task', 'reminder', 'conversation'] as const).map((place) =>
          dieWhilePublishing(twins[1][place], twins[0][place]),
        ),
      )
    }),
  )
})
