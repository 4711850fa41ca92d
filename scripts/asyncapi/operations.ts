import { Problem } from '../problem.ts'
import { channelRef } from './channels.ts'
import type { Reading } from './readers.ts'
import type { Sources } from './sources.ts'

/** Who says what, as the examples tell, and who reads it, as kafka/readers.yaml declares. */
export const operationsOf = (sources: Sources) => ({
  ...sendings(sources),
  ...groupsOf(sources),
  ...listenersOf(sources),
  ...asidesOf(sources),
})

const subgraphOf = (source: string) => source.slice(source.lastIndexOf('/') + 1)
const subgraphIn = (group: string) => group.slice(0, group.indexOf('.'))
const messagesIn = (topic: string, types: readonly string[]) =>
  types.map((type) => ({ $ref: `#/channels/${topic}/messages/${type}` }))

function sendings({ contracts, examples }: Sources) {
  return Object.fromEntries(
    contracts.topics.flatMap(({ name, events }) => {
      const own = examples.filter(({ type }) => type in events)
      const subgraphs = new Set(own.map(({ source }) => subgraphOf(source)))
      return Array.from(subgraphs, (subgraph) => {
        const types = own.filter(({ source }) => subgraphOf(source) === subgraph).map(({ type }) => type)
        return [`${subgraph}.says.${name}`, sending(subgraph, name, types)]
      })
    }),
  )
}

const sending = (subgraph: string, topic: string, types: readonly string[]) => ({
  action: 'send',
  channel: channelRef(topic),
  tags: [{ name: subgraph }],
  messages: messagesIn(topic, types),
})

const groupsOf = (sources: Sources) =>
  receivings(sources, sources.readers.groups, (group, topic) => ({
    name: `${group}.reads.${topic}`,
    subgraph: subgraphIn(group),
    how: {
      summary: 'Each event takes effect exactly once.',
      bindings: { kafka: { groupId: { type: 'string', const: group }, bindingVersion: '0.5.0' } },
    },
  }))

const listenersOf = (sources: Sources) =>
  receivings(sources, sources.readers.listeners, (subgraph, topic) => ({
    name: `${subgraph}.hears.${topic}`,
    subgraph,
    how: { summary: 'Each process hears each event for itself, from now on.' },
  }))

type Named = Readonly<{ name: string; subgraph: string; how: object }>

function receivings(
  { contracts }: Sources,
  readings: Readonly<Record<string, Reading>>,
  named: (reader: string, topic: string) => Named,
) {
  return Object.fromEntries(
    Object.entries(readings).flatMap(([reader, reading]) =>
      Object.entries(reading).map(([topic, acted]) => {
        const events = contracts.topics.find(({ name }) => name === topic)?.events
        const types = acted === 'all' ? Object.keys(events ?? {}) : acted
        if (!events || types.some((type) => !(type in events)))
          throw new Problem(
            `kafka/readers.yaml: ${reader} reads ${types.join(', ')} of ${topic}, which no contract knows.`,
          )
        const { name, subgraph, how } = named(reader, topic)
        const said = { action: 'receive', channel: channelRef(topic), tags: [{ name: subgraph }] }
        return [name, { ...said, ...how, messages: messagesIn(topic, types) }]
      }),
    ),
  )
}

/** Each group, of each topic that it reads: what it cannot take. */
function asidesOf({ topics, readers }: Sources) {
  return Object.fromEntries(
    Object.entries(readers.groups).flatMap(([group, reading]) =>
      topics
        .filter(({ name }) => name in reading)
        .map(({ name, deadLetters }) => [
          `${group}.sets-aside.${name}`,
          sending(subgraphIn(group), deadLetters.name, ['deadLetter']),
        ]),
    ),
  )
}
