import type { Topic } from '../../kafka/envelope.ts'
import type { Contracts } from './contracts.ts'
import { misfits, type Sides } from './misfits.ts'
import type { Released, ReleasedTopic } from './released.ts'
import { refTo, type Schemas, schemasOf } from './schemas.ts'

/** `broken` are changes after which somebody cannot read somebody; `dangerous` ask for the readers to be upgraded first. */
export type EventChanges = Readonly<{ broken: readonly string[]; dangerous: readonly string[] }>

/** What to do about a break. */
export const remedy = `Keep what there was (what comes new can be \`.optional()\` or have a \`.default()\`), or raise the \`version\` of the topic: then
the last release keeps such events aside until it is upgraded, and what lies in topics from before and cannot be read
any more becomes dead letters.`

const unlessRaised = 'sets aside unless the topic’s version is raised'

/** Holds the contracts against those of a release: each has to be able to read the other. */
export function compareEvents(released: Released, contracts: Contracts): EventChanges {
  const shapes = {
    before: released.schemas,
    said: schemasOf(contracts, 'output'),
    read: schemasOf(contracts, 'input'),
  }
  const ofEnvelope = unheard('event', 'event', shapes)
  const changes = released.topics.map((before) => topicChanges(before, contracts.topics, shapes))
  return {
    broken: [...misread('event', 'event', shapes), ...ofEnvelope.broken, ...changes.flatMap(({ broken }) => broken)],
    dangerous: [...ofEnvelope.dangerous, ...changes.flatMap(({ dangerous }) => dangerous)],
  }
}

/** `said` is what is said now, and `read` what can be read now. */
type Shapes = Readonly<{ before: Schemas; said: Schemas; read: Schemas }>

function topicChanges(before: ReleasedTopic, topics: readonly Topic[], shapes: Shapes): EventChanges {
  const topic = topics.find(({ name }) => name === before.name)
  if (!topic) return { broken: [`${before.name} is gone`], dangerous: [] }
  if (topic.version < before.version)
    return { broken: [`${before.name} went back to version ${topic.version}`], dangerous: [] }
  const isOnPurpose = topic.version > before.version
  const ofOld = [...keyChanges(before, topic), ...before.types.flatMap((type) => unreadable(type, topic, shapes))]
  if (isOnPurpose) return { broken: [], dangerous: ofOld }

  const ofNew = before.types.filter((type) => type in topic.events).map((type) => unheard(type, `${type}.data`, shapes))
  return {
    broken: [...ofOld, ...ofNew.flatMap(({ broken }) => broken)],
    dangerous: [...ofNew.flatMap(({ dangerous }) => dangerous), ...newTypes(before, topic)],
  }
}

const keyChanges = (before: ReleasedTopic, { name, key }: Topic) =>
  before.key === key ? [] : [`${name} is keyed by ${key}, and was by ${before.key}: another order`]

const newTypes = ({ types }: ReleasedTopic, { events }: Topic) =>
  Object.keys(events)
    .filter((type) => !types.includes(type))
    .map((type) => `${type} is new, which the last release ${unlessRaised}`)

/** What was said before, and cannot be read now. */
const unreadable = (type: string, { events }: Topic, shapes: Shapes) =>
  type in events ? misread(type, `${type}.data`, shapes) : [`${type} is gone`]

const misread = (name: string, path: string, { before, read }: Shapes) =>
  differences(name, path, { said: before, read, isWhole: false }).map(
    ({ path, what }) => `${path} ${what} in what the last release said`,
  )

/** What is said now, and cannot be read by the last release, which runs beside a new one for a while. */
function unheard(name: string, path: string, { before, said }: Shapes): EventChanges {
  const all = differences(name, path, { said, read: before, isWhole: true })
  const grown = all.filter(({ isValue }) => isValue)
  return {
    broken: all
      .filter((misfit) => !grown.includes(misfit))
      .map(({ path, what }) => `${path} ${what}, which the last release cannot read`),
    dangerous: grown.map(({ path, what }) => `${path} ${what}, which the last release ${unlessRaised}`),
  }
}

const differences = (name: string, path: string, sides: Sides) =>
  misfits(path, { $ref: refTo(name) }, { $ref: refTo(name) }, sides)
