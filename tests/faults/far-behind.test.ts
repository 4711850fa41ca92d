import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../platform/database.ts'
import { auditedVersions } from '../support/faults/effects.ts'
import { memoryOf } from '../support/faults/memory.ts'
import { writeToTopics } from '../support/faults/messages.ts'
import { plain } from '../support/faults/poison.ts'
import { toldTasks } from '../support/faults/told-tasks.ts'
import { faultMs } from '../support/faults/two-of-each.ts'
import { describeWithKafka } from '../support/kafka/suites.ts'
import { houseForAll, type Row } from '../support/replicas/house.ts'
import type { Replica } from '../support/replicas/replica.ts'

const enough = { timeout: 240_000, interval: 100 }
const tasks = 200
const versions = 50
const kbEach = 20
const behindMb = (tasks * versions * kbEach) / 1_000
// So that it is what is held that grows: without limits V8 lets some 200 MB of garbage lie.
const limited = { NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=8' }

await describeWithKafka('a process that is far behind', ({ env }) => {
  const started = houseForAll({ kafka: env }, 240_000)
  let row: Row
  let sql: Database
  beforeAll(() => {
    const { rows, database } = started()
    const [first] = rows
    if (!first) throw new Error('there is one')
    row = first
    sql = database.open()
  })

  test('F21: 10,000 behind with a slow handler: bounded memory, and order kept', { timeout: faultMs }, async () => {
    await Promise.all([row.audit, row.reminder, row.conversation].map(({ stop }) => stop()))
    await row.audit.start(limited)
    const idle = memoryOf(row.audit.pid()).now
    await row.audit.stop()
    const told = toldTasks({ ownerId: 'behind', tasks, versions, description: 'x'.repeat(kbEach * 1_000) })
    const interleaved = told.toSorted((one, other) => one.version - other.version)
    await writeToTopics(env, interleaved.map(plain))
    await slowDown()

    await row.audit.start(limited)
    await Promise.race([expect.poll(audited, enough).toBe(told.length), death(row.audit)])

    expect(memoryOf(row.audit.pid()).most - idle).toBeLessThan(behindMb / 2)
    const inOrder = Array.from({ length: versions }, (_, index) => index + 1)
    const ofTasks = [...(await auditedVersions(sql, 'behind')).values()]
    expect(ofTasks).toEqual(Array.from({ length: tasks }, () => inOrder))
  })

  const slowDown = async () => {
    await sql.query(`create function public.slow() returns trigger language plpgsql
      as $$ begin perform pg_sleep(0.02); return null; end $$`)
    await sql.query(
      'create trigger slow before insert on audit.audit_logs for each statement execute function public.slow()',
    )
  }

  const audited = async () => {
    const [found] = await sql.query<{ many: number }>(
      `select count(*) as many from audit.audit_logs where owner_id = 'behind'`,
    )
    return found?.many
  }
})

/** So that nobody waits for one that is not there any more. */
const death = async ({ gone, output }: Replica): Promise<never> => {
  throw new Error(`it ended with ${await gone()}: ${output.stderr}`)
}
