// Run as a process of its own by child-process.ts, to be killed.
import { openDatabase } from '../../platform/database.ts'
import { failpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { loadMaker } from './bus-maker.ts'
import type { ChildTask } from './child-process.ts'
import { counter } from './counter.ts'
import { thingsTopic } from './world.topic.ts'

const { maker, things, urls, failpoint }: ChildTask = parseTask(process.argv[2])
const topic = thingsTopic(things)
const database = (url: string) => openDatabase(url, { onError: () => {} }) // whoever uses the connection sees it fail
const [said, heard] = [database(urls.said), database(urls.heard)]

const makeBus = await loadMaker(maker)
const log = createLog('fatal', 'child')
const bus = await makeBus({ database: said, log, failpoint: failpoints(failpoint), topics: [topic] })
bus.carry({ schema: 'said', worker: said })
bus.subscribe(counter('heard.one', [topic]), { schema: 'heard', worker: heard })
await bus.start()
process.send?.('ready')

function parseTask(argument: string | undefined): ChildTask {
  const task: unknown = JSON.parse(argument ?? '')
  return task as ChildTask // child-process.ts made it
}
