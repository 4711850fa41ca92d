import { kafkaBinding } from './kafka-binding.ts'
import type { Schema } from './schemas.ts'

const header = (description: string, pattern?: string): Schema => ({
  type: 'string',
  description,
  ...(pattern && { pattern }),
})
const uuid = '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$'

/** What could not be taken, as it came, with its own headers and these. */
export const deadLetter = {
  name: 'deadLetter',
  contentType: 'application/octet-stream',
  summary: 'The bytes of what could not be taken, or none where it is too large; with its own headers and these.',
  headers: {
    type: 'object',
    properties: {
      'tickler-letter': header(
        'The same when it is published again, and what `npm run dead-letters` knows it by.',
        uuid,
      ),
      'tickler-group': header('Who could not take it.'),
      'tickler-place': header('Where it stood, for people: `task-events/2@118`.'),
      'tickler-error': header('What was wrong with it.'),
      'tickler-attempts': header('How often it was tried.', '^\\d+$'),
      'tickler-event': header('The id of the event, where it could be read.', uuid),
      'tickler-bytes-kept': header('That the bytes are too large to be here, and how many they are.'),
    },
    required: ['tickler-letter', 'tickler-group', 'tickler-place', 'tickler-error', 'tickler-attempts'],
  } satisfies Schema,
  payload: {},
  bindings: kafkaBinding('As it came, if it had one.'),
}
