import { handledTable } from '../../../platform/handled.ts'

/** How far each task was heard of, and which proposals still wait: what makes a proposal void. */
export const outdated = {
  name: '0004-outdated',
  statements: [
    ...handledTable('conversation'),
    `create index proposal_waiting on conversation.proposal (owner_id, expires_at) where status = 'OPEN'`,
  ],
}
