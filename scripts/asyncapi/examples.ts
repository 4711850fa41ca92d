import { glob } from 'node:fs/promises'
import { type AnyEvent, anyEvent } from '../../kafka/envelope.ts'
import { Problem } from '../problem.ts'
import { parsed } from './parsed.ts'

const folder = 'kafka/contracts/examples'

/** What each event looks like as it travels, in the order of their times; a file is named as its event's type. */
export async function readExamples(root: string): Promise<readonly AnyEvent[]> {
  const files = await Array.fromAsync(glob(`${folder}/*.json`, { cwd: root }))
  const events = await Promise.all(files.map((file) => readExample(root, file)))
  return events.toSorted((a, b) => order(a.time, b.time) || order(a.id, b.id))
}

async function readExample(root: string, file: string): Promise<AnyEvent> {
  const event = await parsed(root, file, anyEvent)
  if (!file.endsWith(`/${event.type}.json`)) throw new Problem(`${file} tells of ${event.type}: name it after that.`)
  return event
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b))
