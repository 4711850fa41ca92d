import { stringify } from 'yaml'
import { channelsOf } from './channels.ts'
import { deadLetter } from './dead-letter.ts'
import { messagesOf } from './messages.ts'
import { operationsOf } from './operations.ts'
import { schemasOf } from './schemas.ts'
import type { Sources } from './sources.ts'

const description = `What Tickler's subgraphs tell each other, and whoever else may read along: each message is a CloudEvent 1.0 in JSON.
A prefix that is set by KAFKA_PREFIX stands before the name of each topic and group.
docs/events.md tells how to read them.
`

/** The AsyncAPI 3.0 document; the same sources give the same text. */
export const documentOf = (sources: Sources): string =>
  `# Made by \`npm run asyncapi\` from kafka/: edit that instead.\n${stringify(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Tickler: events',
        version: sources.version,
        description,
        license: { name: 'MIT' },
      },
      defaultContentType: 'application/cloudevents+json',
      channels: channelsOf(sources),
      operations: operationsOf(sources),
      components: {
        messages: { ...messagesOf(sources), deadLetter },
        schemas: schemasOf(sources.contracts, 'input'),
      },
    },
    // Anchors for what occurs twice would make a reader jump.
    { aliasDuplicateObjects: false, lineWidth: 120 },
  )}`
