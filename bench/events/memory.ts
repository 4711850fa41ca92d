// The memory of one process that publishes and consumes a million events.
import type { Consumer } from '../../kafka/bus.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { kafkaBus } from '../../kafka/kafka-bus.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { fill, madeEvents } from './made.ts'
import type { Place } from './place.ts'

export async function benchMemory(place: Place, { events, parts }: { events: number; parts: number }): Promise<void> {
  const said = place.mailbox('task')
  let handled = 0
  const consumer: Consumer<typeof taskEvents> = {
    group: 'audit.bench',
    topics: [taskEvents],
    handle: async () => {},
    committed: (batch) => {
      handled += batch.length
    },
  }
  const bus = kafkaBus({ settings: place.settings, name: 'bench', log: place.log, failpoint: noFailpoints })
  bus.carry(said)
  bus.subscribe(consumer, place.mailbox('audit'))
  await bus.start()
  const megabytes: number[] = []
  for (let part = 1; part <= parts; part++) {
    process.stderr.write(`\rmemory: part ${part} of ${parts}   `)
    for (let left = events / parts; left > 0; left -= 5_000) await fill(said, madeEvents(Math.min(left, 5_000)))
    bus.nudge()
    while (handled < (events / parts) * part) await new Promise((resolve) => setTimeout(resolve, 20))
    megabytes.push(Math.round(process.memoryUsage().rss / 1e6))
  }
  await bus.stop()
  process.stderr.write('\r\x1b[K')
  if (handled !== events) throw new Error(`${handled} of ${events} were handled`)
  console.log(`\nResident memory after each of ${parts} parts of ${events.toLocaleString('en')} events, in MB`)
  console.log(`  ${megabytes.join('  ')}`)
}
