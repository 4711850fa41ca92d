import type { Topic } from '../../kafka/envelope.ts'
import type { Contracts } from './contracts.ts'
import { type Misfit, misfits, type Sides } from './misfits.ts'
import type { Released, ReleasedTopic } from './released.ts'
import { refTo, type Schemas, schemasOf } from './schemas.ts'

/** `broken` are changes after which somebody cannot read somebody; `dangerous` ask for the readers to be upgraded first. */
export type EventChanges = Readonly<{ broken: readonly string[]; dangerous: readonly string[] }>

export const remedy = `Keep what there was (what comes new can be \`.optional()\` or have a \`.default()\`), or raise the \`version\` of the topic: then
events of the old version that still lie in topics and outboxes are set aside, so let them run out first.`

/** Holds the contracts against those of a release: each has to be able to read the other. */
export function compareEvents(released: Released, contracts: Contracts): EventChanges {
  const shapes = {
    before: released.schemas,
    said: schemasOf(contracts, 'output'),
    read: schemasOf(contracts, 'input'),
  }
  const changes = [
    shapeChanges('event', 'event', shapes),
    ...released.topics.map((before) => topicChanges(before, contracts.topics, shapes)),
  ]
  return {
    broken: changes.flatMap(({ broken }) => broken),
    dangerous: changes.flatMap(({ dangerous }) => dangerous),
  }
}

const broken = (...lines: readonly string[]): EventChanges => ({ broken: lines, dangerous: [] })
const dangerous = (...lines: readonly string[]): EventChanges => ({ broken: [], dangerous: lines })

/** `said` is what is said now, and `read` what can be read now. */
type Shapes = Readonly<{ before: Schemas; said: Schemas; read: Schemas }>

function topicChanges(before: ReleasedTopic, topics: readonly Topic[], shapes: Shapes): EventChanges {
  const topic = topics.find(({ name }) => name === before.name)
  if (!topic) return broken(`${before.name} is gone`)
  if (topic.version > before.version)
    return dangerous(`${before.name} is at version ${topic.version}: events of version ${before.version} are set aside`)
  if (topic.version < before.version) return broken(`${before.name} went back to version ${topic.version}`)

  const changes = before.types.map((type) =>
    type in topic.events ? shapeChanges(type, `${type}.data`, shapes) : broken(`${type} is gone`),
  )
  return {
    broken: [...keyChanges(before, topic), ...changes.flatMap((change) => change.broken)],
    dangerous: [...changes.flatMap((change) => change.dangerous), ...newTypes(before, topic)],
  }
}

const keyChanges = (before: ReleasedTopic, { name, key }: Topic) =>
  before.key === key ? [] : [`${name} is keyed by ${key}, and was by ${before.key}: another order`]

const newTypes = ({ types }: ReleasedTopic, { events }: Topic) =>
  Object.keys(events)
    .filter((type) => !types.includes(type))
    .map((type) => `${type} is new: the last release sets it aside as unknown`)

/** Old events are read by new readers, and the other way round while a new release comes up beside the old one. */
function shapeChanges(name: string, path: string, { before, said, read }: Shapes): EventChanges {
  const differences = (sides: Sides) => misfits(path, { $ref: refTo(name) }, { $ref: refTo(name) }, sides)
  const ofOld = differences({ said: before, read, isWhole: false })
  const ofNew = differences({ said, read: before, isWhole: true })
  const isGrown = ({ isValue }: Misfit) => isValue ?? false
  return {
    broken: [
      ...ofOld.map(({ path, what }) => `${path} ${what} in what the last release said`),
      ...ofNew
        .filter((misfit) => !isGrown(misfit))
        .map(({ path, what }) => `${path} ${what}, which the last release cannot read`),
    ],
    dangerous: ofNew.filter(isGrown).map(({ path, what }) => `${path} ${what}, which the last release sets aside`),
  }
}
